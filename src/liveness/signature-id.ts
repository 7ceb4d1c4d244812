/** What a transaction id looks like: what callers may ask for, and all that is ever sent to the provider. */
const SIGNATURE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export const SIGNATURE_ID_RULE = '1 to 64 letters, digits, "_" or "-", starting with a letter or digit';

export function isSignatureId(text: string): boolean {
  return SIGNATURE_ID.test(text);
}
