import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import { type AuditEvent, openAuditLog } from '../../audit/audit-log.js';
import type { Config } from '../../config.js';
import type { RequestContext } from '../request-context.js';
import { createAuditDisclosures } from './audit-disclosures.js';
import { createPseudonyms } from './pseudonyms.js';

export type Audit = {
  readonly plugin: ApolloServerPlugin<RequestContext>;
  /** Waits for the lines under way. */
  close(): Promise<void>;
};

export type AuditSurroundings = {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly logger: Logger;
};

/** Null when nothing is to be audited, which the log then says. Rejects with `AuditUnavailableError`. */
export async function openAudit(
  { auditLog: path, auditHmacKey }: Pick<Config, 'auditLog' | 'auditHmacKey'>,
  { now, after, logger }: AuditSurroundings,
): Promise<Audit | null> {
  if (path === undefined || auditHmacKey === undefined) {
    logger.warn('AUDIT_LOG is not set: pictures are handed out unaudited');
    return null;
  }
  const auditLog = await openAuditLog({ path, now, after, report: (event) => logEvent(logger, event) });
  const pseudonymOf = createPseudonyms(auditHmacKey);
  return { plugin: createAuditDisclosures({ auditLog, pseudonymOf, logger }), close: auditLog.close };
}

/** The head of the chain goes to the other log too: whoever rewrites the one file would have to rewrite both. */
function logEvent(logger: Logger, { event, ...detail }: AuditEvent): void {
  const level = event === 'unavailable' ? 'error' : event === 'bytes set aside' ? 'warn' : 'info';
  logger[level](detail, `audit log ${event}`);
}
