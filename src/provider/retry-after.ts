const SECONDS = /^(\d{1,12})\s*s?$/i;
/** The forms of an HTTP date (RFC 9110, 5.6.7). The last, that of C's asctime, means UTC though it names no zone. */
const HTTP_DATE = /^[a-z]{3,9}, \d\d[ -][a-z]{3}[ -](\d{4}|\d\d) \d\d:\d\d:\d\d GMT$/i;
const ASCTIME_DATE = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;

/**
 * Milliseconds to wait by a `Retry-After` header. Understands seconds, the provider's own `10s`, and HTTP dates
 * (a past one means now: 0). Undefined when the header is missing or means nothing; then the caller has its own backoff.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = SECONDS.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const instant = parseHttpDate(text);
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - now);
}

function parseHttpDate(text: string): number {
  if (HTTP_DATE.test(text)) return Date.parse(text);
  return ASCTIME_DATE.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
}
