import { ReplyError } from 'ioredis';
import type { Clock } from '../../async/clock.js';

/**
 * The reason why Redis cannot be used: no connection, no response in time, or the first word of its error, such as OOM,
 * READONLY or WRONGPASS; NOMASTER if the Sentinels know no master of that name. The rest of an error is dropped, since
 * it may contain addresses and user names.
 */
export type RedisOutage = 'UNREACHABLE' | 'TIMEOUT' | (string & {});

/** Where the outage occurred. It contains no address, no user name and no argument of a command. */
export type OutageDetail = {
  /** Error code of the socket or of DNS, such as ECONNREFUSED, ENOTFOUND or ETIMEDOUT. */
  readonly code?: string;
  /**
   * The refused command in lower case; `connect`; `cluster node` for a name that the cluster announces; or `sentinel` if
   * no Sentinel named a master.
   */
  readonly step?: string;
};

export type OnRedisOutage = (outage: RedisOutage, detail: OutageDetail) => void;

/** Reports a cluster with slots that no master serves. */
export class ClusterDownError extends Error {
  override readonly name = 'ClusterDownError';
}

export function toOutage(error: unknown): RedisOutage {
  if (error instanceof TimeLimitError) return 'TIMEOUT';
  if (error instanceof ClusterDownError) return 'CLUSTERDOWN';
  const word = /^[A-Z]{2,20}\b/.exec(error instanceof Error ? error.message : '')?.[0];
  return error instanceof ReplyError && word !== undefined ? word : 'UNREACHABLE';
}

export function toOutageDetail(error: unknown): OutageDetail {
  const { code, command } = (error ?? {}) as { code?: unknown; command?: { readonly name?: unknown } };
  const isCode = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code);
  const isRefusal = error instanceof ReplyError && typeof command?.name === 'string';
  return { ...(isCode && { code }), ...(isRefusal && { step: String(command.name) }) };
}

export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Rejects with `TimeLimitError` when the work takes longer than `ms`. After a pause of the process a response may have
 * arrived unread, so pending input is read first and counts.
 */
export function withTimeLimit<Value>(after: Clock['after'], ms: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const expire = () => reject(new TimeLimitError('no answer in time'));
    const cancel = after(ms, () => void setImmediate(() => void setImmediate(expire)));
    work.then(resolve, reject).finally(cancel);
  });
}

/** Collects the reasons why no Sentinel named a master. */
export type SentinelOutages = {
  /** Records the error of one Sentinel; ioredis reports it only as text that contains the address. */
  note(error: Error): void;
  /** Discards the recorded errors: a later Sentinel named a master. */
  clear(): void;
  /** Returns the most specific outage since the last call; undefined if every queried Sentinel responded. */
  take(): RedisOutage | undefined;
};

export function createSentinelOutages(): SentinelOutages {
  let noted: RedisOutage | undefined;
  return {
    note(error) {
      const outage = toSentinelOutage(error.message);
      // An error response is more specific than an unreachable Sentinel.
      if (noted === undefined || noted === 'UNREACHABLE') noted = outage;
    },
    clear() {
      noted = undefined;
    },
    take() {
      const taken = noted;
      noted = undefined;
      return taken;
    },
  };
}

/** Returns whether ioredis reports that it has queried all Sentinels and starts over. */
export function isEndOfSentinels(error: Error): boolean {
  return error.message.startsWith('All sentinels are unreachable');
}

function toSentinelOutage(text: string): RedisOutage {
  if (text.endsWith('but got an invalid reply: null')) return 'NOMASTER';
  if (text.endsWith(' because Command timed out')) return 'TIMEOUT';
  return / because ([A-Z]{3,20}) /.exec(text)?.[1] ?? 'UNREACHABLE';
}
