import type { SharedBudget } from '../../storage/cluster/shared-budget.js';
import { ProviderError } from '../provider-error.js';

/** The uses of a budget by the attempts of one call: one for each attempt that the provider may have charged. */
export type PaidCall = {
  /** Returns whether an attempt may be sent, and counts it. */
  begin(): Promise<boolean>;
  /** Must be called if the last attempt has certainly cost nothing. */
  wasFree(): void;
  /** Gives a use back that no attempt has needed. */
  end(): Promise<void>;
};

/** Starts a call that the provider charges. @throws ProviderError `budget-spent` */
export type StartPaidCall = () => Promise<PaidCall>;

export type PaidCalls = {
  readonly start: StartPaidCall;
  /** Returns whether `start` is expected to refuse, so that a caller need not wait for its turn to learn that. */
  isSpent(): boolean;
};

export type PaidCallsOptions = {
  readonly budget: SharedBudget;
  /** Calls of one UTC day. */
  readonly maxPerDay: number;
  /** Returns the wall clock in epoch milliseconds. */
  readonly now: () => number;
  /** Called at the first call of a day that is refused. */
  readonly onSpent: () => void;
};

/**
 * Bounds the calls that the provider charges. A use is taken before a call is sent, so that instances that call at once
 * stay within the budget, and is given back only where nothing was charged for certain.
 */
export function createPaidCalls({ budget, maxPerDay, now, onSpent }: PaidCallsOptions): PaidCalls {
  let reportedDay: string | undefined;
  /** The day whose budget was spent when it was last asked for. */
  let spentDay: string | undefined;

  const take = (day: string) => budget.take(day, maxPerDay);

  const giveBack = async (day: string) => {
    await budget.giveBack(day);
    spentDay = undefined;
  };

  const start: StartPaidCall = async () => {
    const day = toUtcDay(now());
    let isHeld = await take(day);
    spentDay = isHeld ? undefined : day;
    if (!isHeld) {
      if (reportedDay !== day) onSpent();
      reportedDay = day;
      throw budgetSpent();
    }
    return {
      async begin() {
        const mayBegin = isHeld || (await take(day));
        isHeld = false;
        return mayBegin;
      },
      wasFree() {
        isHeld = true;
      },
      async end() {
        if (isHeld) await giveBack(day);
        isHeld = false;
      },
    };
  };

  return { start, isSpent: () => maxPerDay === 0 || spentDay === toUtcDay(now()) };
}

export function budgetSpent(): ProviderError {
  return new ProviderError('budget-spent', 'not sent: the budget of billed calls is spent for today', { isFree: true });
}

function toUtcDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
