import { NoticeRefused } from '../../../domain/notice.js';
import type { NoticeHead } from '../../notice-reader.js';

export const WEBHOOK_HEADERS = { timestamp: 'aai-timestamp', nonce: 'aai-nonce', signature: 'aai-signature' } as const;

/** The signed values in the headers of a webhook, as they came, and what they say. */
export type WebhookHead = {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: Buffer;
  /** Epoch milliseconds. */
  readonly sentAt: number;
};

/** Seconds in one version of the documentation, milliseconds in the other. */
const SECONDS = /^\d{10}$/;
const MILLISECONDS = /^\d{13}$/;
const NONCE = /^[\x21-\x7e]{1,128}$/;
/** SHA-512 in Base64 has 88 characters. */
const SIGNATURE = /^[A-Za-z0-9+/]{4,88}={0,2}$/;

/** Reads the headers of a webhook. @throws NoticeRefused */
export function readWebhookHead({ headers }: Pick<NoticeHead, 'headers'>): WebhookHead {
  const [timestamp, nonce, signature] = [WEBHOOK_HEADERS.timestamp, WEBHOOK_HEADERS.nonce, WEBHOOK_HEADERS.signature]
    .map((name) => headers[name])
    .map((value) => (typeof value === 'string' ? value : undefined));
  if (timestamp === undefined || nonce === undefined || signature === undefined) throw new NoticeRefused('unsigned');
  const sentAt = toInstant(timestamp);
  if (sentAt === undefined || !NONCE.test(nonce) || !SIGNATURE.test(signature)) throw new NoticeRefused('malformed');
  return { timestamp, nonce, signature: Buffer.from(signature, 'base64'), sentAt };
}

/** Returns epoch milliseconds; undefined for text that is neither seconds nor milliseconds of our time. */
export function toInstant(timestamp: string): number | undefined {
  if (SECONDS.test(timestamp)) return Number(timestamp) * 1000;
  return MILLISECONDS.test(timestamp) ? Number(timestamp) : undefined;
}
