import type { ExpiringLink } from '../../../domain/expiring-link.js';
import type { DocumentSide, Json } from '../../../domain/identity-document.js';
import { toMediaType } from '../../../domain/image-bytes.js';
import { type LinkTerms, toBase64, toExpiringLink } from './image-value.js';

/** A value in a part of the record whose shape is not documented. `path` has the names that lead to it. */
export type Leaf = { readonly path: readonly string[]; readonly side: DocumentSide | null } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly link: ExpiringLink | null; readonly base64: string | null }
);

export type Leaves = {
  readonly leaves: readonly Leaf[];
  /** The same part without links and bytes. */
  readonly plain: Json;
  /** Whether something was left out because the part is too large, too deep or has too long a text. */
  readonly isCut: boolean;
};

/** Several times what any documented response has. */
const MAX_VALUES = 2_000;
const MAX_DEPTH = 12;
const MAX_TEXT_LENGTH = 4_096;
const LINK = /https?:\/\//i;

/**
 * Walks a part of the record in the provider's order and tells images from text by the value, since their names are not
 * documented. Text with a link in it is neither.
 */
export function readLeaves(part: unknown, terms: LinkTerms): Leaves {
  const leaves: Leaf[] = [];
  let count = 0;
  let isCut = false;

  const cut = (): undefined => {
    isCut = true;
    return undefined;
  };

  const walkText = (text: string, path: readonly string[], side: DocumentSide | null): Json | undefined => {
    const link = toExpiringLink(text, terms);
    const base64 = link === null ? toImageBytes(text) : null;
    if (link !== null || base64 !== null) {
      leaves.push({ kind: 'image', path, side, link, base64 });
      return undefined;
    }
    if (LINK.test(text)) return undefined;
    if (text.length > MAX_TEXT_LENGTH) return cut();
    if (/\S/.test(text)) leaves.push({ kind: 'text', path, side, text });
    return text;
  };

  const walk = (value: unknown, path: readonly string[], side: DocumentSide | null): Json | undefined => {
    count += 1;
    if (count > MAX_VALUES || path.length > MAX_DEPTH) return cut();
    if (typeof value === 'string') return walkText(value, path, side);
    if (typeof value === 'number' || typeof value === 'boolean') {
      leaves.push({ kind: 'text', path, side, text: String(value) });
      return value;
    }
    if (typeof value !== 'object' || value === null) return null;
    const own = sideOf((value as Readonly<Record<string, unknown>>).side) ?? side;
    const members = Object.entries(value).flatMap(([name, inner]) => {
      const copy = walk(inner, [...path, name], sideOf(name) ?? own);
      return copy === undefined ? [] : [[name, copy] as const];
    });
    return Array.isArray(value) ? members.map(([, copy]) => copy) : Object.fromEntries(members);
  };

  const plain = walk(part, [], null) ?? null;
  return { leaves, plain, isCut };
}

/** Long words look like Base64 too, so only bytes of an image count. */
function toImageBytes(text: string): string | null {
  const base64 = toBase64(text);
  return base64 !== null && toMediaType(base64) !== null ? base64 : null;
}

function sideOf(word: unknown): DocumentSide | null {
  if (typeof word !== 'string') return null;
  if (/^front/i.test(word)) return 'FRONT';
  return /^back(?!ground)/i.test(word) ? 'BACK' : null;
}
