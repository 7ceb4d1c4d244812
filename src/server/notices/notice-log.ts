import type { Logger } from 'pino';
import type { NoticeChannel, NoticeFault } from '../../domain/notice.js';
import { type LimitedLine, limitLines } from '../../observability/line-limit.js';

/** What a line says of a refused notice: nothing that the sender chose. */
export type LoggedRefusal = {
  readonly requestId: string;
  readonly channel: NoticeChannel;
  /** Undefined for one that the configuration does not name. */
  readonly tenant: string | undefined;
  readonly outcome: NoticeFault;
  /** The error code of a read that failed. */
  readonly code: string | undefined;
};

const MAX_LINES = { max: 20, windowMs: 60_000 };

/** Writes one line for each refused notice, 20 a minute for each outcome. */
export function createNoticeLog(logger: Logger, monotonicNow: () => number): (refusal: LoggedRefusal) => void {
  const lines = new Map<NoticeFault, LimitedLine>();
  return (refusal) => {
    const line = lines.get(refusal.outcome) ?? limitLines({ ...MAX_LINES, monotonicNow });
    lines.set(refusal.outcome, line);
    line((leftOut) => logger.warn({ ...refusal, leftOut }, 'provider notice refused'));
  };
}
