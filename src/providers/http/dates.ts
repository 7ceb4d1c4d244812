/** The forms of an HTTP date (RFC 9110, 5.6.7). The last one, of C's asctime, is in UTC without saying so. */
const HTTP_DATE = /^[a-z]{3,9}, \d\d[ -][a-z]{3}[ -](\d{4}|\d\d) \d\d:\d\d:\d\d GMT$/i;
const ASCTIME_DATE = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;

/** Parses an HTTP date and returns epoch milliseconds in whole seconds; undefined for any other text. */
export function parseHttpDate(text: string): number | undefined {
  const instant = ASCTIME_DATE.test(text) ? Date.parse(`${text} GMT`) : Date.parse(HTTP_DATE.test(text) ? text : '');
  return Number.isNaN(instant) ? undefined : instant;
}

const SECONDS = /^(\d{1,12})\s*s?$/i;

/**
 * Parses a `Retry-After` header and returns milliseconds. Accepts seconds, seconds with a unit such as `10s`, and HTTP
 * dates; a date in the past is 0. Undefined where the header is missing or not understood; the caller then uses its own
 * backoff.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = SECONDS.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const instant = parseHttpDate(text);
  return instant === undefined ? undefined : Math.max(0, instant - now);
}
