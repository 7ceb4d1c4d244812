import { linkExpiry } from '../../../src/providers/links/link-expiry.js';

/** Returns a custom policy as CloudFront writes it into a link, with a statement for each end. */
export function policyFor(...ends: readonly (number | string)[]): string {
  const Statement = ends.map((end) => ({
    Resource: 'https://d111111abcdef8.example.test/*',
    Condition: { DateLessThan: { 'AWS:EpochTime': end }, IpAddress: { 'AWS:SourceIp': '192.0.2.0/24' } },
  }));
  return toCloudFront(JSON.stringify({ Statement }));
}

export function toCloudFront(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
}

/** Returns the end that a link with this query states. */
export const expiryOf = (query: string) => linkExpiry(new URL(`https://bucket.example.test/face.jpg?${query}`));
