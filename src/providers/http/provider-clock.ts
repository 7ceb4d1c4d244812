import type { Clock } from '../../async/clock.js';
import { createCorrectedClock, MAX_PARTING_MS } from '../../async/corrected-clock.js';
import type { HttpClient } from '../../egress/http-client.js';
import { parseHttpDate } from './dates.js';

export type ProviderClock = {
  /** Runs on the provider's time, for everything that is compared with an instant that the provider states. */
  readonly clock: Clock;
  /**
   * Returns the same time for the lives of links, or Infinity while it is unknown: from a suspend of the machine or a
   * step of its wall clock until the next response of the provider.
   */
  readonly linkNow: () => number;
  /** Sends a request and reads the Date of its response. */
  readonly send: HttpClient;
};

export type ProviderClockOptions = {
  readonly clock: Clock;
  readonly send: HttpClient;
  /** Called when the clock of this machine is off by more than 30 seconds, or right again: seconds ahead, negative behind. */
  readonly onSkew: (seconds: number) => void;
};

/** A Date header has whole seconds only. */
const RESOLUTION_MS = 1_000;
/** A Date outside this range is no time of a working clock. */
const PLAUSIBLE = { from: Date.UTC(2025, 0), to: Date.UTC(2100, 0) };
export const TOLERABLE_SKEW_MS = 30_000;

/** Learns the provider's clock from the Date of all its responses; accurate to a second and the time of one round trip. */
export function createProviderClock({ clock, send, onSkew }: ProviderClockOptions): ProviderClock {
  const corrected = createCorrectedClock(clock);
  let reportedMs = 0;

  const report = () => {
    const skewMs = clock.now() - corrected.now();
    if (Math.abs(skewMs - reportedMs) <= TOLERABLE_SKEW_MS) return;
    reportedMs = Math.abs(skewMs) > TOLERABLE_SKEW_MS ? skewMs : 0;
    onSkew(Math.round(skewMs / 1000));
  };

  const wallLead = () => clock.now() - clock.monotonicNow();

  return {
    clock: corrected,
    linkNow: corrected.nowOrNever,
    async send(url, request) {
      const sentAt = clock.monotonicNow();
      const wallLeadBefore = wallLead();
      const response = await send(url, request);
      // The machine may have been suspended after the Date was written, which then says nothing about now.
      if (Math.abs(wallLead() - wallLeadBefore) > MAX_PARTING_MS) return response;
      const shown = parseHttpDate(response.headers.get('date') ?? '');
      if (shown !== undefined && shown >= PLAUSIBLE.from && shown < PLAUSIBLE.to) {
        corrected.learn({ least: shown - clock.monotonicNow(), most: shown + RESOLUTION_MS - sentAt });
        report();
      } else {
        corrected.settle();
      }
      return response;
    },
  };
}
