import type { Clock } from '../async/clock.js';
import { createCorrectedClock } from '../async/corrected-clock.js';
import { parseHttpDate } from './http-date.js';
import type { Send } from './send.js';

export type ProviderClock = {
  /** Instants as the provider's clock has them, for everything that is compared with an instant of the provider's. */
  readonly clock: Clock;
  /** The same, but reads the Date of every answer. */
  readonly send: Send;
};

export type ProviderClockOptions = {
  readonly clock: Clock;
  readonly send: Send;
  /** Told when our clock has gone more than 30 seconds wrong, or right again: seconds that it is ahead, below 0 behind. */
  readonly onSkew: (seconds: number) => void;
};

/** A Date has no fractions of seconds. */
const RESOLUTION_MS = 1_000;
/** What is outside was set by nobody who looked at a clock. */
const PLAUSIBLE = { from: Date.UTC(2025, 0), to: Date.UTC(2100, 0) };
export const TOLERABLE_SKEW_MS = 30_000;

/** Learns the provider's clock from the Date of its answers, good and bad, at most a second and the way of one off. */
export function createProviderClock({ clock, send, onSkew }: ProviderClockOptions): ProviderClock {
  const corrected = createCorrectedClock(clock);
  let reportedMs = 0;

  const report = () => {
    const skewMs = clock.now() - corrected.now();
    if (Math.abs(skewMs - reportedMs) <= TOLERABLE_SKEW_MS) return;
    reportedMs = Math.abs(skewMs) > TOLERABLE_SKEW_MS ? skewMs : 0;
    onSkew(Math.round(skewMs / 1000));
  };

  return {
    clock: corrected,
    async send(url, request) {
      const sentAt = clock.monotonicNow();
      const response = await send(url, request);
      const shown = parseHttpDate(response.headers.get('date') ?? '');
      if (shown !== undefined && shown >= PLAUSIBLE.from && shown < PLAUSIBLE.to) {
        corrected.learn({ least: shown - clock.monotonicNow(), most: shown + RESOLUTION_MS - sentAt });
        report();
      }
      return response;
    },
  };
}
