import { createHmac } from 'node:crypto';

type SignedPart = 'timestamp' | 'nonce' | 'body';

/** How a webhook is signed; the contract does not say, so every choice in it is open. */
export type WebhookSigning = {
  parts: readonly SignedPart[];
  separator: string;
  trailingNewline: boolean;
  /** The account's key is shown in Base64; it signs as its decoded bytes, or as the text itself. */
  key: 'base64-decoded' | 'raw';
  hash: 'sha256' | 'sha512';
};

/** Base64 of the HMAC over the chosen parts. */
export function signWebhook(signing: WebhookSigning, secret: string, values: Record<SignedPart, string>): string {
  const content = signing.parts.map((part) => values[part]).join(signing.separator);
  const key = Buffer.from(secret, signing.key === 'raw' ? 'utf8' : 'base64');
  return createHmac(signing.hash, key)
    .update(signing.trailingNewline ? `${content}\n` : content)
    .digest('base64');
}
