import { createHmac } from 'node:crypto';

type SignedPart = 'timestamp' | 'nonce' | 'body';

/** How a webhook is signed. The documentation leaves all of it open. */
export type WebhookSigning = {
  parts: readonly SignedPart[];
  separator: string;
  trailingNewline: boolean;
  /** Whether the account's Base64 key is decoded or used as text. */
  key: 'base64-decoded' | 'raw';
  hash: 'sha256' | 'sha512';
};

/** Returns the HMAC over the configured parts, in Base64. */
export function signWebhook(signing: WebhookSigning, secret: string, values: Record<SignedPart, string>): string {
  const content = signing.parts.map((part) => values[part]).join(signing.separator);
  const key = Buffer.from(secret, signing.key === 'raw' ? 'utf8' : 'base64');
  return createHmac(signing.hash, key)
    .update(signing.trailingNewline ? `${content}\n` : content)
    .digest('base64');
}
