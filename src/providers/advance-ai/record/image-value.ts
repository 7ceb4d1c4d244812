import type { ExpiringLink } from '../../../domain/expiring-link.js';
import { toMediaType } from '../../../domain/image-bytes.js';
import { parseUrl } from '../../../domain/urls/parse-url.js';
import { linkExpiry } from '../../links/link-expiry.js';

/** Searched for and not matched from end to end: an image has megabytes, and a search needs no backtracking. */
const NOT_STANDARD = /[^A-Za-z0-9+/]/;
const NOT_STANDARD_LINES = /[^A-Za-z0-9+/\s]/;
const NOT_URL_SAFE_LINES = /[^A-Za-z0-9_\s-]/;
const DATA_URI = /^data:[^,]*;base64$/i;
const MAX_DATA_URI_PREFIX = 256;
/** The shortest image is longer than any word that may stand in its place. */
const MIN_BASE64_LENGTH = 24;
/** Longer than any signed link: longer text is something else. */
const MAX_LINK_LENGTH = 16_384;

export type LinkTerms = {
  /** When the request was sent, in epoch milliseconds. */
  readonly sentAt: number;
  /** The life to assume for a link that does not state its own. */
  readonly linkTtlMs: number;
};

/** Returns the link, or null for text that is no http(s) URL. An end that the URL states takes precedence over `linkTtlMs`. */
export function toExpiringLink(text: string, { sentAt, linkTtlMs }: LinkTerms): ExpiringLink | null {
  if (text.length > MAX_LINK_LENGTH || !/^https?:\/\//i.test(text)) return null;
  const url = parseUrl(text);
  return url === undefined ? null : { url: text, issuedAt: sentAt, expiresAt: linkExpiry(url) ?? sentAt + linkTtlMs };
}

/**
 * Returns the bytes of an image in standard Base64 with padding, or null for text that is not Base64. Accepts line
 * breaks and a data URI prefix with parameters. The URL-safe alphabet and missing padding are accepted where the bytes
 * are an image or a prefix says so, since long words look like that too. Takes linear time and copies only to change.
 */
export function toBase64(text: string): string | null {
  const content = withoutDataUriPrefix(text);
  if (content === null) return null;
  const { digits, padding } = splitPadding(content);
  const isPlain = !NOT_STANDARD.test(digits);
  const isStandard = isPlain || !NOT_STANDARD_LINES.test(digits);
  if (!isStandard && NOT_URL_SAFE_LINES.test(digits)) return null;
  const count = isPlain ? digits.length : countDigits(digits);
  const isWhole = (count + padding) % 4 === 0;
  if (count + padding < MIN_BASE64_LENGTH || count % 4 === 1 || padding > 2 || (padding > 0 && !isWhole)) return null;
  if (isPlain && isWhole && content.length === count + padding) return content;
  const base64 = Buffer.from(digits, 'base64').toString('base64');
  const isCertain = (isStandard && isWhole) || content !== text || toMediaType(base64) !== null;
  return isCertain ? base64 : null;
}

/** Splits trailing `=` off. The digits may still contain line breaks. */
function splitPadding(content: string): { digits: string; padding: number } {
  let end = content.length;
  let padding = 0;
  for (; end > 0; end -= 1) {
    const last = content.charCodeAt(end - 1);
    if (last === EQUALS) padding += 1;
    else if (last > SPACE) break;
  }
  return { digits: content.slice(0, end), padding };
}

const SPACE = 0x20;
const EQUALS = 0x3d;

/** Counts the Base64 digits of text that has only those and white space. */
function countDigits(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > SPACE && code < 0x7f) count += 1;
  }
  return count;
}

/** Returns the content of a Base64 data URI, other text unchanged, and null for any other data URI. */
function withoutDataUriPrefix(text: string): string | null {
  if (!/^\s*data:/i.test(text.slice(0, MAX_DATA_URI_PREFIX))) return text;
  const comma = text.slice(0, MAX_DATA_URI_PREFIX).indexOf(',');
  return comma >= 0 && DATA_URI.test(text.slice(0, comma).trim()) ? text.slice(comma + 1) : null;
}
