/** A text that says something; null for everything else that JSON can hold. */
export function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
