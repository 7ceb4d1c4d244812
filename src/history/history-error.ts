/** Why the history could not do something: no connection, a full or read-only database, or a question that takes too long. */
export type HistoryFailure = 'unavailable' | 'too expensive';

/** A failed read or write of the history. `reason` is the code of the system or database, for the log; never its text. */
export class HistoryError extends Error {
  constructor(
    readonly failure: HistoryFailure,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`history ${failure}: ${reason}`, options);
    this.name = 'HistoryError';
  }
}
