import { type NoticeOutcome, NoticeRefused } from '../../domain/notice.js';
import type { NoticeHead, NoticeReader } from '../../providers/notice-reader.js';
import type { SharedMarks } from '../../storage/cluster/shared-marks.js';
import { ResultError } from '../../verifications/result-error.js';
import type { LookAgain } from './look-again.js';

/**
 * Checks what comes before the body of a notice, and returns what takes the body. The promise resolves when the effect of
 * the notice is safe.
 *
 * @throws NoticeRefused, both of them.
 */
export type ReceiveNotice = (head: NoticeHead) => (body: Buffer) => Promise<NoticeOutcome>;

export type NoticeReceiverOptions = {
  readonly reader: NoticeReader;
  /** The notices that have had their effect. */
  readonly seen: SharedMarks;
  readonly lookAgain: LookAgain;
  /** Returns epoch milliseconds of the provider's clock. */
  readonly now: () => number;
};

/** How far the time of a notice may be from now, either way: all of its retries, each after a minute without an answer. */
export const REPLAY_WINDOW_MS = 5 * 60_000;
/** A notice from the future is accepted until its own time is over. */
export const SEEN_TTL_MS = 2 * REPLAY_WINDOW_MS;

/** Each waits for the provider, with a connection and an open request. The sender retries those that are refused. */
const MAX_UNDER_WAY = 128;

/** Receives the notices of one channel to one tenant. */
export function createNoticeReceiver({ reader, seen, lookAgain, now }: NoticeReceiverOptions): ReceiveNotice {
  let underWay = 0;

  const receive = async (notice: ReturnType<ReturnType<NoticeReader['begin']>>): Promise<NoticeOutcome> => {
    const { signatureId, id, sentAt } = notice;
    if (sentAt !== undefined && Math.abs(now() - sentAt) > REPLAY_WINDOW_MS) throw new NoticeRefused('late');
    if (signatureId === undefined) return 'ignored';
    if (id !== undefined && (await seen.has(id))) return 'duplicate';
    const outcome = await lookAgain(signatureId);
    // Only now: a copy that comes after a failure must have the effect.
    if (id !== undefined) await seen.add(id);
    return outcome;
  };

  return (head) => {
    const read = reader.begin(head);
    return async (body) => {
      const notice = read(body);
      if (underWay >= MAX_UNDER_WAY) throw new NoticeRefused('overloaded');
      underWay += 1;
      try {
        return await receive(notice);
      } catch (error) {
        throw error instanceof ResultError ? new NoticeRefused('read_failed', error.code) : error;
      } finally {
        underWay -= 1;
      }
    };
  };
}
