/** The forms of an HTTP date (RFC 9110, 5.6.7). The last, that of C's asctime, means UTC though it names no zone. */
const HTTP_DATE = /^[a-z]{3,9}, \d\d[ -][a-z]{3}[ -](\d{4}|\d\d) \d\d:\d\d:\d\d GMT$/i;
const ASCTIME_DATE = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;

/** Epoch milliseconds, whole seconds of them; undefined for text that is no date. */
export function parseHttpDate(text: string): number | undefined {
  const instant = ASCTIME_DATE.test(text) ? Date.parse(`${text} GMT`) : Date.parse(HTTP_DATE.test(text) ? text : '');
  return Number.isNaN(instant) ? undefined : instant;
}
