/** A link as it was issued. It expires at an absolute instant: neither caching nor reading it changes `expiresAt`. */
export type ExpiringLink = {
  readonly url: string;
  /** Epoch milliseconds. For an assumed lifetime it is when the request was sent, the earliest possible instant. */
  readonly issuedAt: number;
  /** Epoch milliseconds; the link is dead from this instant on. */
  readonly expiresAt: number;
};

/** Why a link from the provider must not be returned to clients. */
export type LinkRejection = 'MALFORMED' | 'USER_INFO' | 'NOT_HTTPS' | 'HOST_NOT_ALLOWED' | 'DEAD_ON_ARRIVAL';

export function isAlive(link: ExpiringLink, now: number): boolean {
  return now < link.expiresAt;
}

/**
 * Returns whether the link can be returned without a renewal: it lives at least `minValidForMs` longer and is alive when
 * the response is sent, within `leavesWithinMs`.
 *
 * At most half of the link's lifetime is required. A larger `minValidForMs` would renew a link soon after it was issued,
 * or on every read if no link can satisfy it. So there is at most one renewal per half of a lifetime.
 */
export function isFresh(link: ExpiringLink, now: number, minValidForMs: number, leavesWithinMs = 0): boolean {
  return isAlive(link, now + leavesWithinMs) && link.expiresAt - now >= requiredMs(link, minValidForMs);
}

/** Returns the last whole millisecond at which the link is fresh. */
export function freshUntil(link: ExpiringLink, minValidForMs: number, leavesWithinMs = 0): number {
  return link.expiresAt - Math.max(leavesWithinMs + 1, Math.ceil(requiredMs(link, minValidForMs)));
}

function requiredMs({ issuedAt, expiresAt }: ExpiringLink, minValidForMs: number): number {
  return Math.min(minValidForMs, (expiresAt - issuedAt) / 2);
}

/** Clients open links soon after the response arrives: one more minute is enough. */
const MAX_REMAINING_MS = 60_000;

/**
 * Returns the last instant at which a response can be sent with a link that was put into it at `now`. At that instant the
 * link still lives for `minValidForMs`, a minute or half of its lifetime, whichever is shortest. A link that had less left
 * at `now`, because there was no better one, can be sent until it expires.
 */
export function latestSendTime(link: ExpiringLink, now: number, minValidForMs: number): number {
  const halfLifeMs = (link.expiresAt - link.issuedAt) / 2;
  const latest = link.expiresAt - Math.max(1, Math.min(minValidForMs, MAX_REMAINING_MS, halfLifeMs));
  return now <= latest ? latest : link.expiresAt - 1;
}
