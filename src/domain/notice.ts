/**
 * The way by which a provider reports that there is something new about a verification: signed, or with a key in its
 * address. Neither is trusted for what it says: the record is read again.
 */
export type NoticeChannel = 'webhook' | 'callback';

/** What became of a notice that was accepted. `duplicate`, `ignored` and `over_budget`: nothing was read. */
export type NoticeOutcome = 'read' | 'unknown_id' | 'duplicate' | 'ignored' | 'over_budget';

/** Why a notice was not accepted. The last three: the same notice may be accepted later. */
export type NoticeFault =
  | 'unknown_tenant'
  | 'unsigned'
  | 'wrong_signature'
  | 'wrong_key'
  | 'late'
  | 'malformed'
  | 'oversized'
  | 'truncated'
  | 'rate_limited'
  | 'overloaded'
  | 'read_failed';

/** A notice was not accepted. Contains nothing of the notice. */
export class NoticeRefused extends Error {
  override readonly name = 'NoticeRefused';

  /** `code`: the error code of the read that failed. */
  constructor(
    readonly fault: NoticeFault,
    readonly code?: string,
  ) {
    super(fault);
  }
}
