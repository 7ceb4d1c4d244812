import type { TimelineFragment } from '../../../schema/generated/console/graphql.js';
import { Instant } from './instant.js';
import { toReadable } from './words.js';

/** What happened during the capture, as the provider ordered it. */
export function Timeline({ timeline: { eventDetails } }: { readonly timeline: TimelineFragment }) {
  return (
    <section className="timeline" aria-labelledby="timeline">
      <h2 id="timeline">Events</h2>
      {eventDetails.length === 0 ? (
        <p className="aside">None are recorded.</p>
      ) : (
        <ol>
          {eventDetails.map(({ event, result, createdAt }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: events have no names of their own, and never change places.
            <li key={index}>
              <p>
                <strong>{event === null ? 'Unnamed' : toReadable(event)}</strong>
                {result !== null && ` · ${toReadable(result)}`}
              </p>
              {createdAt && <Instant at={createdAt} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
