import { parseId, type ResultRoute } from '../route.js';

/** A page that was opened in this browser: its id and when, and nothing of its result. */
export type RecentId = ResultRoute & { readonly lookedAtMs: number };

/** Few enough to find one at a glance. */
const MAX_RECENT = 12;

/** Returns the list with this page at its top, and nowhere else. */
export function withRecent(list: readonly RecentId[], recent: RecentId): readonly RecentId[] {
  return [recent, ...list.filter(({ name, id }) => name !== recent.name || id !== recent.id)].slice(0, MAX_RECENT);
}

/** Returns the ids in a stored text. Leaves out entries of another shape, since other scripts can write there too. */
export function decodeRecent(text: string | null): readonly RecentId[] {
  const entries = parseJson(text ?? '[]');
  return Array.isArray(entries) ? entries.flatMap(decodeEntry).slice(0, MAX_RECENT) : [];
}

function decodeEntry(entry: unknown): RecentId[] {
  if (typeof entry !== 'object' || entry === null) return [];
  // Version 0.2.0 stored a signatureId.
  const { signatureId, name = 'result', id = signatureId, lookedAtMs } = entry as Record<string, unknown>;
  if (typeof id !== 'string' || parseId(id) !== id || typeof lookedAtMs !== 'number') return [];
  return name === 'result' || name === 'native' ? [{ name, id, lookedAtMs }] : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
