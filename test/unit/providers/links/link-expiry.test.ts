import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toExpiringLink } from '../../../../src/providers/advance-ai/record/image-value.js';
import { linkExpiry } from '../../../../src/providers/links/link-expiry.js';
import { expiryOf, policyFor, toCloudFront } from '../../../support/provider/signed-links.js';
import { START } from '../../../support/test-clock.js';

const NOON = START;
const SECONDS = NOON / 1000;

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
  { vendor: 'Azure with an offset', query: 'se=2026-01-01T20:00:05%2B08:00', at: NOON + 5_000 },
  { vendor: 'Azure with a plus sign that is not encoded', query: 'se=2026-01-01T20:00:05+08:00', at: NOON + 5_000 },
  { vendor: 'Azure west of Greenwich', query: 'se=2026-01-01T07:00-05:00', at: NOON },
  {
    vendor: 'Azure with a key that ends first',
    query: 'ske=2026-01-01T12:00:05Z&se=2026-01-01T13:00:00Z',
    at: NOON + 5_000,
  },
  { vendor: 'anyone, in milliseconds', query: `Expires=${NOON + 5_250}`, at: NOON + 5_250 },
  { vendor: 'Volcengine', query: 'X-Tos-Date=20260101T120000Z&X-Tos-Expires=60', at: NOON + 60_000 },
  { vendor: 'Huawei', query: 'X-Obs-Date=20260101T120000Z&X-Obs-Expires=60', at: NOON + 60_000 },
  { vendor: 'a vendor of the same form', query: 'X-Bce-Date=20260101T120000Z&X-Bce-Expires=60', at: NOON + 60_000 },
  {
    vendor: 'Alibaba, second version',
    query: `x-oss-signature-version=OSS2&x-oss-expires=${SECONDS + 5}`,
    at: NOON + 5_000,
  },
  {
    vendor: 'CloudFront with a policy',
    query: `Policy=${policyFor(SECONDS + 5)}&Signature=a~b_&Key-Pair-Id=K`,
    at: NOON + 5_000,
  },
  { vendor: 'CloudFront with an instant as text', query: `Policy=${policyFor(String(SECONDS))}`, at: NOON },
  {
    vendor: 'CloudFront with two statements',
    query: `Policy=${policyFor(SECONDS + 9, SECONDS + 5)}`,
    at: NOON + 5_000,
  },
  {
    vendor: 'Tencent',
    query: `q-sign-time=${SECONDS};${SECONDS + 5}&q-key-time=${SECONDS}%3B${SECONDS + 9}`,
    at: NOON + 5_000,
  },
  { vendor: 'Akamai', query: `hdnts=st=${SECONDS}~exp=${SECONDS + 5}~acl=/*~hmac=ab`, at: NOON + 5_000 },
  { vendor: 'Akamai, the end first', query: `__token__=exp=${SECONDS + 5}~hmac=ab`, at: NOON + 5_000 },
  { vendor: 'Akamai, encoded', query: `hdnea=exp%3D${SECONDS + 5}%7Eacl%3D%2F*%7Ehmac%3Dab`, at: NOON + 5_000 },
  { vendor: 'Akamai without a name', query: `exp=${SECONDS + 5}~acl=/*~hmac=ab`, at: NOON + 5_000 },
  { vendor: 'Akamai, first kind', query: `__gda__=${SECONDS + 5}_0123456789abcdef`, at: NOON + 5_000 },
  {
    vendor: 'Google Media CDN',
    query: `edge-cache-token=Expires=${SECONDS + 5}~KeyName=k~Signature=ab`,
    at: NOON + 5_000,
  },
  { vendor: 'Qiniu', query: `e=${SECONDS + 5}&token=key:signature`, at: NOON + 5_000 },
  { vendor: 'Baidu', query: 'authorization=bce-auth-v1/key/2026-01-01T12:00:00Z/60/host/ab', at: NOON + 60_000 },
  {
    vendor: 'Baidu, encoded',
    query: 'authorization=bce-auth-v1%2Fkey%2F2026-01-01T12%3A00%3A00Z%2F60%2F%2Fab',
    at: NOON + 60_000,
  },
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
  `Expires=${NOON}0`,
  'Expires=0999999999',
  'Expires=946684800000',
  `Expires=${SECONDS}.5`,
  'Expires=-1767268800',
  'se=',
  'se=1767268800',
  'se=2026-13-01T12:00:00Z',
  'se=2026-01-01T12:00:00',
  'se=2026-01-01T12:00:00%2B99:00',
  'se=0001-01-01',
  'se=9999-01-01',
  `e=${SECONDS}`,
  `token=${SECONDS}`,
  `q-sign-time=${SECONDS}`,
  `q-sign-time=;`,
  `hdnts=exp=soon~hmac=ab`,
  `hdnts=hmac=ab~sexp=${SECONDS}`,
  'authorization=bce-auth-v1/key/2026-01-01T12:00:00Z',
  'authorization=bce-auth-v2/key/2026-01-01T12:00:00Z/60/host/ab',
  'Policy=',
  'Policy=***',
  `Policy=${toCloudFront('null')}`,
  `Policy=${toCloudFront('{"Statement":null}')}`,
  `Policy=${toCloudFront('{"Statement":[{"Condition":{"DateLessThan":{"AWS:EpochTime":{}}}}]}')}`,
])('a link with %j states no end', (query) => {
  expect(expiryOf(query)).toBeNull();
});

describe('the life of a link', () => {
  const terms = { sentAt: START, linkTtlMs: 86_400_000 };

  test('is the one that it states, also when that is longer or over', () => {
    const lifeOf = (query: string) => toExpiringLink(`https://bucket.example.test/a?${query}`, terms)?.expiresAt;
    expect(lifeOf(`Expires=${SECONDS + 100_000}`)).toBe(START + 100_000_000);
    expect(lifeOf(`Expires=${SECONDS - 1}`)).toBe(START - 1_000);
  });

  test('is never assumed to be longer than the configured one, from the sending of the request', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        const link = toExpiringLink(url, terms);
        expect(link?.url).toBe(url);
        expect(link?.expiresAt).toBe(linkExpiry(new URL(url)) ?? START + 86_400_000);
      }),
    );
  });
});
