const dayMs = 86_400_000;

/** Converts YYYY-MM-DD to YYYY/MM/DD. */
export function toSlashes(day: string): string {
  return day.replaceAll('-', '/');
}

/** Returns the three parts of a day as text, under the names of the provider's ID card OCR. */
export function toParts(day: string | null, prefix: 'dob' | 'issue' | 'expiry'): Record<string, string | null> {
  const [year = null, month = null, date = null] = day?.split('-') ?? [];
  return { [`${prefix}Day`]: date, [`${prefix}Month`]: month, [`${prefix}Year`]: year };
}

/** Returns the whole days from `from`, in epoch milliseconds, to a day; negative for a day in the past. */
export function toDaysUntil(day: string, from: number): number {
  return Math.floor((Date.parse(day) - from) / dayMs);
}

/** Returns the completed years from a birthday to `at`, in epoch milliseconds. */
export function toAge(birthday: string, at: number): number {
  const today = new Date(at).toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4));
  return today.slice(5) < birthday.slice(5) ? years - 1 : years;
}
