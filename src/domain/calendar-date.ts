const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/;
const DAY_FIRST = /^(\d{2})([-/.])(\d{2})\2(\d{4})$/;

/**
 * Returns text as a calendar date in ISO 8601, or null if it is none. Reads year, month and day in this order; day, month
 * and year only where no other order fits.
 */
export function toCalendarDate(text: string): string | null {
  const trimmed = text.trim();
  const [, year, , month, day] = YEAR_FIRST.exec(trimmed) ?? [];
  if (year !== undefined) return fromParts(year, month, day);
  const [, first = '', , second = '', last = ''] = DAY_FIRST.exec(trimmed) ?? [];
  const dayFirst = fromParts(last, second, first);
  const monthFirst = fromParts(last, first, second);
  return dayFirst === null || monthFirst === null || dayFirst === monthFirst ? (dayFirst ?? monthFirst) : null;
}

/** Returns the date of these numbers, or null if the calendar does not have it. */
export function fromParts(year = '', month = '', day = ''): string | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}
