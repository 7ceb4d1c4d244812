import { PageTitle } from './page-title.js';
import { Instant } from './result/instant.js';
import { toResultHash } from './route.js';
import type { RecentIds } from './use-recent-ids.js';

/** Where the console begins: what this browser has looked at before. */
export function HomePage({ recent }: { readonly recent: RecentIds }) {
  return (
    <main className="home">
      <PageTitle name="Recent">Find a verification</PageTitle>
      {recent.list.length === 0 ? (
        <p className="empty">
          Enter a signature id above. The ones that you look at will be listed here, in this browser only.
        </p>
      ) : (
        <section aria-labelledby="recent">
          <div className="section-head">
            <h2 id="recent">Looked at in this browser</h2>
            <button type="button" className="plain" onClick={recent.forgetAll}>
              Forget all
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
