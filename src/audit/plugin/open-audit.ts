import { createHmac } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import { limitLines } from '../../observability/line-limit.js';
import type { RequestContext } from '../../server/apollo/request-context.js';
import { AUDIT_TIMEOUT_MS, type AuditEvent, type AuditLog, openAuditLog } from '../log/audit-log.js';
import { adviceOn, type OpenAuditFile } from '../log/file.js';
import { createAuditPlugin } from './audit-plugin.js';

export type Audit = {
  readonly plugin: ApolloServerPlugin<RequestContext>;
  readonly append: AuditLog['append'];
  /** Returns what replaces a signature id in the audit log: its HMAC-SHA-256 in hex, irreversible without the key. */
  readonly pseudonymOf: (signatureId: string) => string;
  /** The longest time that a response waits for its line, including the delay of a late timer. */
  readonly maxDelayMs: number;
  /** Waits for the lines being written. */
  close(): Promise<void>;
};

export type AuditDependencies = {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly monotonicNow: () => number;
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly logger: Logger;
  /** @default the file system */
  readonly openFile?: OpenAuditFile | undefined;
};

/** Delay of a timer in a busy process. */
const TIMER_DELAY_MS = 250;
/** A disk that fails every other write causes as many events as there are writes. */
const MAX_EVENT_LINES = { max: 20, windowMs: 60_000 };
/** A list of results has a few images of each, and results are viewed repeatedly. */
const MAX_PSEUDONYMS = 10_000;

/** Returns null and logs a warning if AUDIT_LOG is not set. Rejects with `AuditUnavailableError`. */
export async function openAudit(
  { auditLog: path, auditHmacKey }: Pick<Config, 'auditLog' | 'auditHmacKey'>,
  { now, monotonicNow, after, logger, openFile }: AuditDependencies,
): Promise<Audit | null> {
  if (path === undefined || auditHmacKey === undefined) {
    logger.warn('AUDIT_LOG is not set; images are returned without an audit record');
    return null;
  }
  const auditLog = await openAuditLog({
    path,
    now,
    after,
    report: createEventLog(logger, monotonicNow),
    ...(openFile && { openFile }),
  });
  const pseudonymOf = createPseudonyms(auditHmacKey);
  const { append, close } = auditLog;
  const plugin = createAuditPlugin({ auditLog, pseudonymOf });
  return { plugin, append, pseudonymOf, maxDelayMs: AUDIT_TIMEOUT_MS + TIMER_DELAY_MS, close };
}

/**
 * Returns a function that logs the events of the audit log. Lines with the head of the chain are never left out: a forger
 * would have to rewrite both logs.
 */
function createEventLog(logger: Logger, monotonicNow: () => number): (event: AuditEvent) => void {
  const limitedLine = limitLines({ ...MAX_EVENT_LINES, monotonicNow });
  return ({ event, ...detail }) => {
    const level =
      event === 'unavailable' ? 'error' : ['bytes set aside', 'not locked'].includes(event) ? 'warn' : 'info';
    const advice = 'errorCode' in detail ? adviceOn(detail.errorCode) : undefined;
    const write = (leftOut?: number) =>
      logger[level]({ ...detail, ...(advice !== undefined && { advice }), leftOut }, `audit log ${event}`);
    if ('head' in detail) write();
    else limitedLine(write);
  };
}

function createPseudonyms(hmacKey: string): (signatureId: string) => string {
  const known = new LRUCache<string, string>({ max: MAX_PSEUDONYMS });
  return (signatureId) => {
    const cached = known.get(signatureId);
    if (cached !== undefined) return cached;
    const pseudonym = createHmac('sha256', hmacKey).update(signatureId).digest('hex');
    known.set(signatureId, pseudonym);
    return pseudonym;
  };
}
