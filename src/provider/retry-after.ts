import { parseHttpDate } from './http-date.js';

const SECONDS = /^(\d{1,12})\s*s?$/i;

/**
 * Milliseconds to wait by a `Retry-After` header. Understands seconds, the provider's own `10s`, and HTTP dates
 * (a past one means now: 0). Undefined when the header is missing or means nothing; then the caller has its own backoff.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = SECONDS.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const instant = parseHttpDate(text);
  return instant === undefined ? undefined : Math.max(0, instant - now);
}
