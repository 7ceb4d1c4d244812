import { parseSignatureId } from '../route.js';

/** A verification that was opened in this browser: its id and when, and nothing of its result. */
export type RecentId = { readonly signatureId: string; readonly lookedAtMs: number };

/** Few enough to find one at a glance. */
const MAX_RECENT = 12;

/** Returns the list with this id at its top, and nowhere else. */
export function withRecent(list: readonly RecentId[], recent: RecentId): readonly RecentId[] {
  return [recent, ...list.filter(({ signatureId }) => signatureId !== recent.signatureId)].slice(0, MAX_RECENT);
}

/** Returns the ids in a stored text. Leaves out entries of another shape, since other scripts can write there too. */
export function decodeRecent(text: string | null): readonly RecentId[] {
  const entries = parseJson(text ?? '[]');
  return Array.isArray(entries) ? entries.flatMap(decodeEntry).slice(0, MAX_RECENT) : [];
}

function decodeEntry(entry: unknown): RecentId[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { signatureId, lookedAtMs } = entry as Record<string, unknown>;
  if (typeof signatureId !== 'string' || typeof lookedAtMs !== 'number') return [];
  return parseSignatureId(signatureId) === signatureId ? [{ signatureId, lookedAtMs }] : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
