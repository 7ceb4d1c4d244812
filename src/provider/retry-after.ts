const SECONDS = /^(\d{1,12})\s*s?$/i;
/** The three forms of an HTTP date (RFC 9110, 5.6.7) all start with the name of a day. */
const HTTP_DATE = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i;

/**
 * Milliseconds to wait by a `Retry-After` header. Understands seconds, the provider's own `10s`, and HTTP dates
 * (a past one means now: 0). Undefined when the header is missing or means nothing; then the caller has its own backoff.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = SECONDS.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const instant = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - now);
}
