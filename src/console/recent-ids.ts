import { parseSignatureId } from './route.js';

/** Looked at earlier in this browser: the id and the moment, and nothing that was seen. */
export type RecentId = { readonly signatureId: string; readonly lookedAtMs: number };

/** As long as a list may be that is read at a glance. */
const MAX_RECENT = 12;

/** The list with this id at its top, and only there. */
export function withRecent(list: readonly RecentId[], recent: RecentId): readonly RecentId[] {
  return [recent, ...list.filter(({ signatureId }) => signatureId !== recent.signatureId)].slice(0, MAX_RECENT);
}

/** What a browser has kept; what is not of our form is left out, whoever wrote it. */
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
