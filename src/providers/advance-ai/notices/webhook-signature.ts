import { createHmac, timingSafeEqual } from 'node:crypto';
import { isSignedPart, SEPARATORS, type SignedPart, type SigningTemplate } from '../../../domain/signing-template.js';

/** The signed parts as they came. */
export type SignedValues = Readonly<Record<SignedPart, string | Buffer>>;

/** Returns whether a signature is that of these values. Takes the same time for any signature of the right length. */
export function isSignedBy(
  { content, hash, key }: SigningTemplate,
  secret: string,
  values: SignedValues,
  signature: Buffer,
): boolean {
  const hmac = createHmac(hash, Buffer.from(secret, key === 'base64' ? 'base64' : 'utf8'));
  for (const word of content) hmac.update(isSignedPart(word) ? values[word] : SEPARATORS[word]);
  const expected = hmac.digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}
