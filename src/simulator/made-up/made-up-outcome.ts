import { toEvents } from '../result/placeholders.js';
import type { TransactionRecord } from '../result/transaction.js';
import { decide } from '../result/verdict.js';
import { defaultSwitches } from '../switches.js';

/** What a simulator with its default switches would say about a transaction. */
export type MadeUpOutcome = {
  readonly isPass: boolean;
  /** Null unless it failed. */
  readonly errorCode: string | null;
  /** The attack that its face was made with; null where it was none, or has not been judged. */
  readonly attack: { readonly code: number; readonly type: AttackName | undefined } | null;
  /** The times of its events, in epoch milliseconds. Empty unless it is finished. */
  readonly eventTimes: readonly number[];
};

type AttackName = 'PRESENTATION' | 'INJECTION' | 'UNSURE';

/** What the numbers of attacks stand for. */
const ATTACKS: Readonly<Record<number, AttackName>> = { 1: 'PRESENTATION', 2: 'INJECTION', 3: 'UNSURE' };

export function toMadeUpOutcome(record: TransactionRecord): MadeUpOutcome {
  const verdict = decide(record, defaultSwitches);
  const events = record.state === 'FINISHED' ? toEvents(record, verdict, defaultSwitches) : [];
  const code = record.state === 'FINISHED' ? (record.face?.livenessAttackType ?? null) : null;
  const isPass = verdict.overallResult === 'PASS';
  return {
    isPass,
    errorCode: isPass ? null : verdict.errorCode,
    attack: code === null ? null : { code, type: ATTACKS[code] },
    eventTimes: events.map(({ createTimestamp }) => createTimestamp),
  };
}
