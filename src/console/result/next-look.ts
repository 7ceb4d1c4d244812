import type { ConsoleResultQuery } from '../../../schema/generated/console/graphql.js';
import { isPassing, type Trouble } from '../trouble.js';

export type Result = NonNullable<ConsoleResultQuery['livenessResult']>;

/** A link is renewed this long before its end, so that a picture is not gone before the new one is there. */
const LEAD_MS = 60_000;
/** The gateway itself asks the provider again after five seconds, so asking sooner tells nothing new. */
const PENDING_MS = 5_000;
const PENDING_MAX_MS = 30_000;
const TROUBLE_MS = 5_000;
const TROUBLE_MAX_MS = 120_000;
/** What a browser's timer can hold. */
const MAX_DELAY_MS = 2 ** 31 - 1;

export type LookState = {
  readonly result: Result | undefined;
  readonly troubles: readonly Trouble[];
  readonly nowMs: number;
  /** How often it was asked in vain since it was last as it should be. */
  readonly vainLooks: number;
};

/** In how many milliseconds to ask for the result again; undefined when nothing can have changed by itself. */
export function nextLook({ result, troubles, nowMs, vainLooks }: LookState): number | undefined {
  const passing = troubles.filter(isPassing);
  const delays = linkEnds(result)
    .map((endMs) => toRenewal(endMs, nowMs))
    .filter((delayMs) => delayMs > 0);
  if (isUnfinished(result)) delays.push(grow(PENDING_MS, vainLooks, PENDING_MAX_MS));
  if (passing.length > 0) delays.push(Math.max(grow(TROUBLE_MS, vainLooks, TROUBLE_MAX_MS), askedToWait(passing)));
  return delays.length === 0 ? undefined : Math.min(...delays, MAX_DELAY_MS);
}

/** Whether the answer is one to wait on: something in it is still being made, or missing for a while. */
export function isVain({ result, troubles }: Pick<LookState, 'result' | 'troubles'>): boolean {
  return isUnfinished(result) || troubles.some(isPassing);
}

function isUnfinished(result: Result | undefined): boolean {
  return result?.status === 'PENDING' || result?.faceVideo?.state === 'PENDING';
}

function linkEnds(result: Result | undefined): number[] {
  const media = [...(result?.images ?? []), result?.faceVideo, result?.auditImageArchive];
  return media.flatMap((medium) => (medium?.url && medium.expiresAt ? [Date.parse(medium.expiresAt)] : []));
}

/**
 * Not positive for a link that was over when it came: the gateway hands out none, so the clock of this device is wrong,
 * and asking by it would never end. Such a link is renewed when its picture cannot be loaded.
 */
function toRenewal(endMs: number, nowMs: number): number {
  const leftMs = endMs - nowMs;
  return leftMs > LEAD_MS ? leftMs - LEAD_MS : leftMs + 1;
}

function grow(firstMs: number, times: number, maxMs: number): number {
  return Math.min(firstMs * 1.5 ** times, maxMs);
}

function askedToWait(troubles: readonly Trouble[]): number {
  return 1_000 * Math.max(...troubles.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0));
}
