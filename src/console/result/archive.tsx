import type { ArchiveFragment } from '../../../schema/generated/console/graphql.js';
import type { Trouble } from '../trouble.js';
import { toShortText } from '../trouble-text.js';
import { LinkLife } from './link-life-line.js';

export type ArchiveProps = {
  readonly archive: ArchiveFragment;
  readonly trouble: Trouble | undefined;
};

/** The zip file for audits. */
export function Archive({ archive: { auditImageArchive }, trouble }: ArchiveProps) {
  if (trouble) return <p className="aside">Archive: {toShortText(trouble)}.</p>;
  if (auditImageArchive === null) return <p className="aside">No audit archive was kept.</p>;
  const { url, expiresAt } = auditImageArchive;
  if (url === null) return <p className="aside">The audit archive has been erased.</p>;
  return (
    <p className="archive">
      <a href={url} target="_blank" rel="noreferrer">
        Download the audit archive
      </a>
      <span className="aside">Zip file. {expiresAt && <LinkLife expiresAt={expiresAt} />}</span>
    </p>
  );
}
