import { toEvents } from '../result/placeholders.js';
import type { TransactionRecord } from '../result/transaction.js';
import { decide, type Verdict } from '../result/verdict.js';
import { defaultSwitches } from '../switches.js';

/** What a simulator with its default switches would say about a transaction. */
export type MadeUpOutcome = {
  readonly verdict: Verdict;
  /** The times of its events, in epoch milliseconds. Empty unless it is finished. */
  readonly eventTimes: readonly number[];
};

export function toMadeUpOutcome(record: TransactionRecord): MadeUpOutcome {
  const verdict = decide(record, defaultSwitches);
  const events = record.state === 'FINISHED' ? toEvents(record, verdict, defaultSwitches) : [];
  return { verdict, eventTimes: events.map(({ createTimestamp }) => createTimestamp) };
}
