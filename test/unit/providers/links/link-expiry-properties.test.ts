import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expiryOf, policyFor, toCloudFront } from '../../../support/provider/signed-links.js';
import { START } from '../../../support/test-clock.js';

const NOON = START;
const SECONDS = NOON / 1000;

test('of several ends in any form the earliest counts', () => {
  const forms = [
    (at: number) => `Expires=${at}`,
    (at: number) => `Expires=${at}000`,
    (at: number) => `X-Amz-Date=20260101T120000Z&X-Amz-Expires=${at - SECONDS}`,
    (at: number) => `X-Tos-Date=20260101T120000Z&X-Tos-Expires=${at - SECONDS}`,
    (at: number) => `se=${new Date(at * 1000).toISOString()}`,
    (at: number) => `Policy=${policyFor(at)}`,
    (at: number) => `q-key-time=${SECONDS};${at}`,
    (at: number) => `hdnts=exp=${at}~hmac=ab`,
    (at: number) => `e=${at}&token=ab`,
    (at: number) => `authorization=bce-auth-v1/key/2026-01-01T12:00:00Z/${at - SECONDS}/host/ab`,
  ];
  const stated = fc.record({ form: fc.constantFrom(...forms), life: fc.nat(1_000_000) });
  fc.assert(
    fc.property(fc.uniqueArray(stated, { minLength: 1, selector: ({ form }) => form }), (ends) => {
      const query = ends.map(({ form, life }) => form(SECONDS + life)).join('&');
      expect(expiryOf(query)).toBe(NOON + Math.min(...ends.map(({ life }) => life)) * 1000);
    }),
  );
});

test('long links of every form are parsed in linear time', () => {
  const long = 300_000;
  for (const part of [
    'exp=1767268800',
    '~exp=1767268800',
    '=',
    '~',
    ';',
    '/',
    '-',
    '_',
    '[',
    '20260101T120000Z',
    '9',
  ]) {
    for (const name of [
      'Policy',
      'hdnts',
      'q-sign-time',
      'authorization',
      'se',
      'Expires',
      'X-Amz-Expires',
      '__gda__',
    ]) {
      expect(Number.isSafeInteger(expiryOf(`${name}=${part.repeat(long / part.length)}x`) ?? 0)).toBe(true);
    }
  }
  expect(expiryOf('Expires=1767268800&'.repeat(10_000))).toBe(NOON);
  expect(expiryOf(`Policy=${toCloudFront('['.repeat(6_000))}`)).toBeNull();
});

test('the end of any link is an instant or not stated', () => {
  const names = [
    ...['X-Amz-Date', 'X-Amz-Expires', 'x-oss-date', 'x-oss-expires', 'Expires', 'se', 'ske', 'Policy', 'e', 'token'],
    ...['q-sign-time', 'q-key-time', 'authorization', 'hdnts', '__gda__'],
  ] as const;
  const values = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.constantFrom('20260101T120000Z', '99999999T999999Z', '00000000T000000Z', '2026-02-31', '999999999'),
    fc.json().map(toCloudFront),
    fc
      .array(fc.constantFrom('bce-auth-v1', '/', ';', '~exp=', '1767268800', '2026-01-01T12:00:00Z'))
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...names), values)), (pairs) => {
      const at = expiryOf(new URLSearchParams(pairs).toString());
      return at === null || Number.isSafeInteger(at);
    }),
  );
});
