/** A page of the console, as named by the fragment of the address. */
export type Route = ResultRoute | { readonly name: 'home' } | { readonly name: 'statistics' };

/** The page of a web session, by its signature id, or of a capture of the native SDK, by its liveness id. */
export type ResultRoute = { readonly name: 'result' | 'native'; readonly id: string };

/** Both kinds of ids have this form. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Format and control characters, such as zero-width spaces, byte order marks and soft hyphens. */
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;

/** Returns the id in a typed or pasted text, without invisible characters; undefined where the text is no id. */
export function parseId(text: string): string | undefined {
  const visible = text.trim().replaceAll(INVISIBLE, '').trim();
  return ID.test(visible) ? visible : undefined;
}

/** Returns what may be ids in a text that was pasted, such as a column of a table or a list with commas. */
export function splitIds(text: string): readonly string[] {
  const parts = text.replaceAll(/\p{Cf}/gu, '').split(/[\s,;]+/);
  return [...new Set(parts)].filter((part) => part !== '');
}

/** Returns the first character that is not allowed in ids, such as an en dash; undefined where each one is allowed. */
export function findForeignCharacter(text: string): string | undefined {
  return /[^\w-]/u.exec(text.trim().replaceAll(INVISIBLE, ''))?.[0];
}

/** Returns the page for a fragment, which may have a query; the home page for an unknown one. */
export function parseRoute(hash: string): Route {
  const [path = ''] = hash.split('?');
  if (path === '#/statistics') return { name: 'statistics' };
  const [, name, text = ''] = /^#\/(result|native)\/([^/]+)$/.exec(path) ?? [];
  const id = parseId(text);
  return id === undefined ? { name: 'home' } : { name: name === 'native' ? 'native' : 'result', id };
}

/** Returns the query of a fragment, which says what its page shows; empty for none. */
export function parseQuery(hash: string): string {
  const start = hash.indexOf('?');
  return start < 0 ? '' : hash.slice(start + 1);
}

export const HOME_HASH = '#/';

export function toHash({ name, id }: ResultRoute): string {
  return `#/${name}/${id}`;
}
