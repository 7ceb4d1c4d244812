/** Instants repeat: the links of a result die together, and a result is looked at more than once. */
const MAX_KNOWN = 10_000;
const known = new Map<number, string>();

/** Epoch milliseconds as ISO 8601 in UTC. Writing one anew is the dearest part of a scalar, so that the last are kept. */
export function toInstantText(instant: number): string {
  const text = known.get(instant);
  if (text !== undefined) return text;
  if (known.size >= MAX_KNOWN) known.clear();
  const written = new Date(instant).toISOString();
  known.set(instant, written);
  return written;
}
