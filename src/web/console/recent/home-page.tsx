import { PageTitle } from '../page-title.js';
import { Instant } from '../result/instant.js';
import { toResultHash } from '../route.js';
import type { RecentIds } from './use-recent-ids.js';

/** The first page: the verifications that were recently opened in this browser. */
export function HomePage({ recent }: { readonly recent: RecentIds }) {
  return (
    <main className="home">
      <PageTitle name="Recent">Find a verification</PageTitle>
      {recent.list.length === 0 ? (
        <p className="empty">
          Enter a signature id above. The verifications that you open are listed here, in this browser only.
        </p>
      ) : (
        <section aria-labelledby="recent">
          <div className="section-head">
            <h2 id="recent">Recently opened in this browser</h2>
            <button type="button" className="plain" onClick={recent.clear}>
              Clear list
            </button>
          </div>
          <ul className="recent">
            {recent.list.map(({ signatureId, lookedAtMs }) => (
              <li key={signatureId}>
                <a href={toResultHash(signatureId)}>{signatureId}</a>
                <Instant at={new Date(lookedAtMs).toISOString()} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
