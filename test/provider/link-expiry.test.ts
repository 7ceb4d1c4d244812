import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linkExpiry } from '../../src/provider/link-expiry.js';
import { toExpiringLink } from '../../src/provider/picture-value.js';
import { START } from '../support/test-clock.js';

const NOON = START;
const SECONDS = NOON / 1000;

const expiryOf = (query: string) => linkExpiry(new URL(`https://bucket.example.test/face.jpg?${query}`));

test.each([
  { vendor: 'S3', query: 'X-Amz-Date=20260101T120000Z&X-Amz-Expires=3600&X-Amz-Signature=ab', at: NOON + 3_600_000 },
  { vendor: 'S3 in lower case', query: 'x-amz-expires=1&x-amz-date=20260101T120000Z', at: NOON + 1_000 },
  { vendor: 'Google', query: 'X-Goog-Date=20260101T120000Z&X-Goog-Expires=60', at: NOON + 60_000 },
  { vendor: 'Alibaba', query: 'x-oss-date=20260101T120000Z&x-oss-expires=60', at: NOON + 60_000 },
  {
    vendor: 'older S3, Google, Alibaba and CloudFront',
    query: `Expires=${SECONDS + 5}&Signature=ab`,
    at: NOON + 5_000,
  },
  { vendor: 'Azure', query: 'sv=2024-11-04&se=2026-01-01T12%3A00%3A05Z&sig=ab', at: NOON + 5_000 },
  { vendor: 'Azure with a fraction', query: 'se=2026-01-01T12:00:05.1230000Z', at: NOON + 5_123 },
  { vendor: 'Azure without seconds', query: 'se=2026-01-01T12:01Z', at: NOON + 60_000 },
  { vendor: 'Azure with a day', query: 'se=2026-01-02', at: Date.UTC(2026, 0, 2) },
])('the end of a link of $vendor is read from it', ({ query, at }) => {
  expect(expiryOf(query)).toBe(at);
});

test.each([
  '',
  'exp=1767312000',
  'v=1',
  'X-Amz-Date=20260101T120000Z',
  'X-Amz-Expires=3600',
  'X-Amz-Date=20261301T120000Z&X-Amz-Expires=3600',
  'X-Amz-Date=20260101T250000Z&X-Amz-Expires=3600',
  'X-Amz-Date=2026-01-01T12:00:00Z&X-Amz-Expires=3600',
  'X-Amz-Date=20260101T120000Z&X-Amz-Expires=-1',
  'X-Amz-Date=20260101T120000Z&X-Amz-Expires=1e3',
  'X-Amz-Date=20260101T120000Z&X-Amz-Expires=9999999999',
  'X-Amz-Date=20260101T120000Z&X-Goog-Expires=3600',
  'Expires=',
  'Expires=0',
  'Expires=3600',
  'Expires=soon',
  `Expires=${NOON}`,
  `Expires=${SECONDS}.5`,
  'Expires=-1767268800',
  'se=',
  'se=1767268800',
  'se=2026-13-01T12:00:00Z',
  'se=2026-01-01T12:00:00',
  'se=2026-01-01T12:00:00%2B08:00',
])('a link with %j does not say when it ends', (query) => {
  expect(expiryOf(query)).toBeNull();
});

describe('the life of a link', () => {
  const terms = { sentAt: START, linkTtlMs: 86_400_000 };

  test('is what it says of itself, also when that is longer or over', () => {
    const lifeOf = (query: string) => toExpiringLink(`https://bucket.example.test/a?${query}`, terms)?.expiresAt;
    expect(lifeOf(`Expires=${SECONDS + 100_000}`)).toBe(START + 100_000_000);
    expect(lifeOf(`Expires=${SECONDS - 1}`)).toBe(START - 1_000);
  });

  test('is never assumed longer than the term from the sending of the request', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        const link = toExpiringLink(url, terms);
        expect(link?.url).toBe(url);
        expect(link?.expiresAt).toBe(linkExpiry(new URL(url)) ?? START + 86_400_000);
      }),
    );
  });

  test('is an instant or not stated, whatever stands in the link', () => {
    const names = ['X-Amz-Date', 'X-Amz-Expires', 'x-oss-date', 'x-oss-expires', 'Expires', 'se'] as const;
    const values = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom('20260101T120000Z', '99999999T999999Z', '00000000T000000Z', '2026-02-31', '999999999'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), values)), (pairs) => {
        const at = expiryOf(new URLSearchParams(pairs).toString());
        return at === null || Number.isSafeInteger(at);
      }),
    );
  });
});
