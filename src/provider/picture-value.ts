import type { ExpiringLink } from '../liveness/expiring-link.js';
import { linkExpiry } from './link-expiry.js';

/** Searched for, not matched from end to end: a picture is long, and this needs no memory of what it passed. */
const NOT_BASE64 = /[^A-Za-z0-9+/]/;
const PADDING = /={1,2}$/;
const DATA_URI_PREFIX = /^data:[\w/+.-]{1,64};base64,/;
/** The shortest picture is longer than any word that may come to stand in its place. */
const MIN_BASE64_LENGTH = 24;

export type LinkTerms = {
  /** When the request was sent, in epoch milliseconds. */
  readonly sentAt: number;
  /** The life to assume for a link that does not state its own. */
  readonly linkTtlMs: number;
};

/** Null for text that is no http(s) address. What the link says of its own death goes before what is assumed. */
export function toExpiringLink(text: string, { sentAt, linkTtlMs }: LinkTerms): ExpiringLink | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return { url: text, issuedAt: sentAt, expiresAt: linkExpiry(new URL(text)) ?? sentAt + linkTtlMs };
}

/** The Base64 of a picture without prefix and line breaks, or null for text that is not that. */
export function toBase64(text: string): string | null {
  const base64 = text.replace(DATA_URI_PREFIX, '').replace(/\s+/g, '');
  const isBase64 = base64.length % 4 === 0 && !NOT_BASE64.test(base64.replace(PADDING, ''));
  return isBase64 && base64.length >= MIN_BASE64_LENGTH ? base64 : null;
}
