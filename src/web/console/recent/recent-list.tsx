import { Instant } from '../result/instant.js';
import { toHash } from '../route.js';
import type { RecentIds } from './use-recent-ids.js';

/** The verifications that were recently opened in this browser. */
export function RecentList({ recent }: { readonly recent: RecentIds }) {
  if (recent.list.length === 0) {
    return (
      <p className="empty">
        Enter a signature id above; for a result of the native SDK, choose the liveness id. The verifications that you
        open are listed here, in this browser only.
      </p>
    );
  }
  return (
    <section aria-labelledby="recent">
      <div className="section-head">
        <h2 id="recent">Recently opened in this browser</h2>
        <button type="button" className="plain" onClick={recent.clear}>
          Clear list
        </button>
      </div>
      <ul className="recent">
        {recent.list.map(({ name, id, lookedAtMs }) => (
          <li key={toHash({ name, id })}>
            <a href={toHash({ name, id })}>{id}</a>
            <span className="aside">
              {name === 'native' && 'Native SDK · '}
              <Instant at={new Date(lookedAtMs).toISOString()} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
