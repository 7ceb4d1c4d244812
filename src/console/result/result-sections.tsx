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
  return (
    <div className="result">
      <Verdict verdict={result} />
      <Gallery gallery={result} isPending={result.status === 'PENDING'} troubles={troubles} ask={ask} />
      <Media media={result} troubles={troubles} ask={ask} />
      <Timeline timeline={result} />
      <Session session={result} />
    </div>
  );
}
