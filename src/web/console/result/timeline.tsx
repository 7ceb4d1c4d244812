import type { TimelineFragment } from '../../../../schema/generated/console/graphql.js';
import { Instant } from './instant.js';
import { toReadable } from './labels.js';

/** The events of the capture, in the order of the provider. */
export function Timeline({ timeline: { eventDetails } }: { readonly timeline: TimelineFragment }) {
  return (
    <section className="timeline" aria-labelledby="timeline">
      <h2 id="timeline">Events</h2>
      {eventDetails.length === 0 ? (
        <p className="aside">No events are recorded.</p>
      ) : (
        <ol>
          {eventDetails.map(({ event, result, createdAt }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: events have no ids, and their order never changes.
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
