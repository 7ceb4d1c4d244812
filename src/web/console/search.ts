import { EVERYTHING } from './filter/filter.js';
import { MAX_VALUES } from './filter/filter-address.js';
import { toListHash } from './list/list-address.js';
import { findForeignCharacter, parseId, type ResultRoute, splitIds, toHash } from './route.js';

export type SearchKind = ResultRoute['name'];

/** The address that a search leads to, or why it leads nowhere. */
export type Search =
  | { readonly hash: string; readonly rejection?: undefined }
  | { readonly hash?: undefined; readonly rejection: string };

const RULE = 'An id has 1 to 64 letters, digits, "_" or "-", and starts with a letter or digit.';

/** Reads what was typed or pasted into the search: one id leads to its result, several ones to their list. */
export function readSearch(kind: SearchKind, text: string): Search {
  const parts = splitIds(text);
  const ids = parts.map(parseId);
  const invalid = parts[ids.indexOf(undefined)];
  if (invalid !== undefined || parts.length === 0) return { rejection: toRejection(invalid ?? '') };
  const [id = ''] = parts;
  if (parts.length === 1) return { hash: toHash({ name: kind, id }) };
  if (kind === 'native') return { rejection: 'Only one liveness id can be opened at a time.' };
  if (parts.length > MAX_VALUES) {
    return { rejection: `At most ${MAX_VALUES} ids can be opened at once; these are ${parts.length}.` };
  }
  return { hash: toListHash({ filter: { ...EVERYTHING, ids: parts }, order: 'newest' }) };
}

/** Returns why a text is no id. Names the first character that is not allowed, since it may look like an allowed one. */
function toRejection(text: string): string {
  const foreign = findForeignCharacter(text);
  if (foreign === undefined) return RULE;
  const code = foreign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `${RULE} This one contains "${foreign}" (U+${code}).`;
}
