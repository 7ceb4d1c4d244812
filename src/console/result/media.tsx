import type { ArchiveFragment, RecordingFragment } from '../../../schema/generated/console/graphql.js';
import { type Trouble, troubleAt } from '../trouble.js';
import { Archive } from './archive.js';
import { Recording } from './recording.js';

export type MediaProps = {
  readonly media: RecordingFragment & ArchiveFragment;
  readonly troubles: readonly Trouble[];
  readonly ask: () => void;
};

/** What was kept beside the pictures. */
export function Media({ media, troubles, ask }: MediaProps) {
  return (
    <section className="media" aria-labelledby="media">
      <h2 id="media">Recording and archive</h2>
      <Recording recording={media} trouble={troubleAt(troubles, 'livenessResult.faceVideo')} ask={ask} />
      <Archive archive={media} trouble={troubleAt(troubles, 'livenessResult.auditImageArchive')} />
    </section>
  );
}
