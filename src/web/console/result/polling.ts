import type { ConsoleResultQuery } from '../../../../schema/generated/console/graphql.js';
import { type GatewayError, isTransient } from '../errors/gateway-error.js';

/** Everything that the page knows of a verification. */
export type Result = NonNullable<ConsoleResultQuery['verification']>;

/** A link is renewed this long before it expires, so that the new image is loaded before the old one is gone. */
const RENEWAL_LEAD_MS = 60_000;
/** The gateway itself fetches a pending result from the provider at most this often. */
const PENDING_MS = 5_000;
const PENDING_MAX_MS = 30_000;
const ERROR_MS = 5_000;
const ERROR_MAX_MS = 120_000;
/** The longest delay that a browser's timer can hold. */
const MAX_DELAY_MS = 2 ** 31 - 1;

export type PollState = {
  readonly result: Result | undefined;
  readonly errors: readonly GatewayError[];
  readonly nowMs: number;
  /** How many responses in a row were unsettled. */
  readonly unsettledPolls: number;
};

/** Returns the milliseconds until the next request; undefined when nothing can change without the user. */
export function toPollDelay({ result, errors, nowMs, unsettledPolls }: PollState): number | undefined {
  const transient = errors.filter(isTransient);
  const delays = toExpiries(result)
    .map((expiryMs) => toRenewalDelay(expiryMs, nowMs))
    .filter((delayMs) => delayMs > 0);
  if (isPending(result)) delays.push(backOff(PENDING_MS, unsettledPolls, PENDING_MAX_MS));
  if (transient.length > 0) {
    delays.push(Math.max(backOff(ERROR_MS, unsettledPolls, ERROR_MAX_MS), toRetryAfterMs(transient)));
  }
  return delays.length === 0 ? undefined : Math.min(...delays, MAX_DELAY_MS);
}

/** Returns whether a response should be followed by another one soon: part of it is pending or failed transiently. */
export function isUnsettled({ result, errors }: Pick<PollState, 'result' | 'errors'>): boolean {
  return isPending(result) || errors.some(isTransient);
}

function isPending(result: Result | undefined): boolean {
  return result?.status === 'PENDING' || result?.livenessResult?.faceVideo?.state === 'PENDING';
}

function toExpiries(result: Result | undefined): number[] {
  const face = result?.livenessResult;
  const images = [...(face?.images ?? []), ...(result?.document?.images ?? [])];
  const media = [...images, face?.faceVideo, face?.auditImageArchive];
  return media.flatMap((medium) => (medium?.url && medium.expiresAt ? [Date.parse(medium.expiresAt)] : []));
}

/**
 * Not positive for a link that had expired when it arrived. The gateway returns no expired links, so the clock of this
 * device is wrong, and polling by it would never end. Such a link is renewed when its image fails to load.
 */
function toRenewalDelay(expiryMs: number, nowMs: number): number {
  const leftMs = expiryMs - nowMs;
  return leftMs > RENEWAL_LEAD_MS ? leftMs - RENEWAL_LEAD_MS : leftMs + 1;
}

function backOff(firstMs: number, times: number, maxMs: number): number {
  return Math.min(firstMs * 1.5 ** times, maxMs);
}

function toRetryAfterMs(errors: readonly GatewayError[]): number {
  return 1_000 * Math.max(...errors.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0));
}
