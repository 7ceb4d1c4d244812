const DAY_MS = 86_400_000;

/** Returns the UTC day of an instant in epoch milliseconds, such as 2026-01-31. */
export function toDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Returns the start of a UTC day in epoch milliseconds. */
export function toStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function addDays(day: string, days: number): string {
  return toDay(toStart(day) + days * DAY_MS);
}

/** Returns each day from the first to the last one, which are included. */
export function daysBetween(first: string, last: string): string[] {
  const count = Math.round((toStart(last) - toStart(first)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}
