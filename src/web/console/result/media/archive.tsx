import type { ArchiveFragment } from '../../../../../schema/generated/console/graphql.js';
import { type GatewayError, toShortText } from '../../errors/gateway-error.js';
import { LinkExpiry } from './link-expiry.js';

export type ArchiveProps = {
  readonly archive: ArchiveFragment;
  readonly error: GatewayError | undefined;
};

/** The link to the zip file for audits. */
export function Archive({ archive: { auditImageArchive }, error }: ArchiveProps) {
  if (error) return <p className="aside">Archive: {toShortText(error)}.</p>;
  if (auditImageArchive === null) return <p className="aside">There is no audit archive.</p>;
  const { url, expiresAt } = auditImageArchive;
  if (url === null) return <p className="aside">The audit archive has been erased.</p>;
  return (
    <p className="archive">
      <a href={url} target="_blank" rel="noreferrer">
        Download the audit archive
      </a>
      <span className="aside">Zip file. {expiresAt && <LinkExpiry expiresAt={expiresAt} />}</span>
    </p>
  );
}
