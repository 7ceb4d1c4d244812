/** A page of the console, as the fragment of the address names it. */
export type Route = { readonly name: 'home' } | { readonly name: 'result'; readonly signatureId: string };

const SIGNATURE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** The id in a text that somebody typed or pasted; undefined where there is none. */
export function parseSignatureId(text: string): string | undefined {
  const trimmed = text.trim();
  return SIGNATURE_ID.test(trimmed) ? trimmed : undefined;
}

/** What leads nowhere leads home. */
export function parseRoute(hash: string): Route {
  const [, text = ''] = /^#\/result\/([^/]+)$/.exec(hash) ?? [];
  const signatureId = parseSignatureId(text);
  return signatureId === undefined ? { name: 'home' } : { name: 'result', signatureId };
}

export const HOME_HASH = '#/';

export function toResultHash(signatureId: string): string {
  return `#/result/${signatureId}`;
}
