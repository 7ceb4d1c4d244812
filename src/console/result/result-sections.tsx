import type { Trouble } from '../trouble.js';
import { Gallery } from './gallery.js';
import { Media } from './media.js';
import type { Result } from './next-look.js';
import { Session } from './session.js';
import { Timeline } from './timeline.js';
import { Verdict } from './verdict.js';

export type ResultSectionsProps = {
  readonly result: Result;
  readonly troubles: readonly Trouble[];
  readonly ask: () => void;
};

/** What is known of a verification, the verdict first. */
export function ResultSections({ result, troubles, ask }: ResultSectionsProps) {
  const isPending = result.status === 'PENDING';
  return (
    <div className="result">
      <Verdict verdict={result} />
      <Gallery gallery={result} isPending={isPending} troubles={troubles} ask={ask} />
      {!isPending && <Media media={result} troubles={troubles} ask={ask} />}
      {!isPending && <Timeline timeline={result} />}
      <Session session={result} />
    </div>
  );
}
