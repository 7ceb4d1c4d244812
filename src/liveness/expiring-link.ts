/** A link as it was issued. It dies at an absolute instant: nothing that happens to this value moves `expiresAt`. */
export type ExpiringLink = {
  readonly url: string;
  /** Epoch milliseconds. For an assumed life this is when the request was sent, the earliest that it can have been. */
  readonly issuedAt: number;
  /** Epoch milliseconds; at this very instant the link is dead. */
  readonly expiresAt: number;
};

/** Why a link that came must not be handed out. */
export type LinkRefusal = 'MALFORMED' | 'USER_INFO' | 'NOT_HTTPS' | 'HOST_NOT_ALLOWED' | 'DEAD_ON_ARRIVAL';

export function isAlive(link: ExpiringLink, now: number): boolean {
  return now < link.expiresAt;
}

/**
 * Whether the link may be handed out without asking for a new one.
 *
 * `minValidForMs` is what the reader wants it still to live. A link whose whole life is shorter than that can never
 * satisfy the wish, and asking again on every read would not help; such a link is renewed after half of its life.
 */
export function isFresh(link: ExpiringLink, now: number, minValidForMs: number): boolean {
  return isAlive(link, now) && link.expiresAt - now >= neededMs(link, minValidForMs);
}

/** The last whole millisecond at which the link is fresh. */
export function freshUntil(link: ExpiringLink, minValidForMs: number): number {
  return link.expiresAt - Math.max(1, Math.ceil(neededMs(link, minValidForMs)));
}

function neededMs({ issuedAt, expiresAt }: ExpiringLink, minValidForMs: number): number {
  const lifeMs = expiresAt - issuedAt;
  return minValidForMs < lifeMs ? minValidForMs : lifeMs / 2;
}

/** A link is opened when the answer is there; one that lives a minute longer is of as much use as any. */
const MAX_LEFT_MS = 60_000;

/**
 * The last instant at which an answer may leave with a link that was put into it at `now`: until then it lives as much
 * longer as was wished, a minute or half of its life, whichever is least. A link with less than that from the start, for
 * want of a better one, may leave until it dies.
 */
export function mustLeaveBy(link: ExpiringLink, now: number, minValidForMs: number): number {
  const halfLifeMs = (link.expiresAt - link.issuedAt) / 2;
  const latest = link.expiresAt - Math.max(1, Math.min(minValidForMs, MAX_LEFT_MS, halfLifeMs));
  return now <= latest ? latest : link.expiresAt - 1;
}
