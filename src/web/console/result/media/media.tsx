import type { ArchiveFragment, RecordingFragment } from '../../../../../schema/generated/console/graphql.js';
import { findErrorAt, type GatewayError } from '../../errors/gateway-error.js';
import { Archive } from './archive.js';
import { Recording } from './recording.js';

export type MediaProps = {
  readonly media: RecordingFragment & ArchiveFragment;
  /** The path of the result that has them, such as `verification.livenessResult`. */
  readonly path: string;
  readonly errors: readonly GatewayError[];
  readonly refetch: () => void;
};

/** The recording and the audit archive. */
export function Media({ media, path, errors, refetch }: MediaProps) {
  return (
    <section className="media" aria-labelledby="media">
      <h2 id="media">Recording and archive</h2>
      <Recording recording={media} error={findErrorAt(errors, `${path}.faceVideo`)} refetch={refetch} />
      <Archive archive={media} error={findErrorAt(errors, `${path}.auditImageArchive`)} />
    </section>
  );
}
