/** A page of the console, as named by the fragment of the address. */
export type Route = { readonly name: 'home' } | { readonly name: 'result'; readonly signatureId: string };

const SIGNATURE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Format and control characters, such as zero-width spaces, byte order marks and soft hyphens. */
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;

/** Returns the id in a typed or pasted text, without invisible characters; undefined where the text is no id. */
export function parseSignatureId(text: string): string | undefined {
  const visible = text.trim().replaceAll(INVISIBLE, '').trim();
  return SIGNATURE_ID.test(visible) ? visible : undefined;
}

/** Returns the first character that is not allowed in ids, such as an en dash; undefined where each one is allowed. */
export function findForeignCharacter(text: string): string | undefined {
  return /[^\w-]/u.exec(text.trim().replaceAll(INVISIBLE, ''))?.[0];
}

/** Returns the page for a fragment; the home page for an unknown one. */
export function parseRoute(hash: string): Route {
  const [, text = ''] = /^#\/result\/([^/]+)$/.exec(hash) ?? [];
  const signatureId = parseSignatureId(text);
  return signatureId === undefined ? { name: 'home' } : { name: 'result', signatureId };
}

export const HOME_HASH = '#/';

export function toResultHash(signatureId: string): string {
  return `#/result/${signatureId}`;
}
