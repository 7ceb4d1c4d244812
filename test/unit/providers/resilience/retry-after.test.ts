import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseRetryAfter } from '../../../../src/providers/http/dates.js';
import { START } from '../../../support/test-clock.js';

test.each([
  { header: '10', ms: 10_000 },
  { header: '10s', ms: 10_000 },
  { header: '10S', ms: 10_000 },
  { header: ' 10 s ', ms: 10_000 },
  { header: '0', ms: 0 },
  { header: '0s', ms: 0 },
  { header: '1000000000', ms: 1e12 },
])('%j means a number of seconds', ({ header, ms }) => {
  expect(parseRetryAfter(header, START)).toBe(ms);
});

describe('a date', () => {
  test.each([
    { form: 'of today', header: 'Thu, 01 Jan 2026 12:00:10 GMT' },
    { form: 'of RFC 850', header: 'Thursday, 01-Jan-26 12:00:10 GMT' },
    { form: "of C's asctime, which names no zone and means UTC", header: 'Thu Jan  1 12:00:10 2026' },
  ])('in the form $form means the time until then', ({ header }) => {
    expect(parseRetryAfter(header, START)).toBe(10_000);
  });

  test.each([
    'Wed, 31 Dec 2025 12:00:00 GMT',
    'Wednesday, 31-Dec-25 12:00:00 GMT',
    'Wed Dec 31 12:00:00 2025',
    'Sunday, 06-Nov-94 08:49:37 GMT',
  ])('in the past, %j, means now', (header) => {
    expect(parseRetryAfter(header, START)).toBe(0);
  });

  test('of two digits in the day is parsed in the asctime form, too', () => {
    expect(parseRetryAfter('Sat Jan 10 12:00:00 2026', START)).toBe(9 * 86_400_000);
  });
});

test.each([
  null,
  '',
  ' ',
  '-1',
  '+1',
  '1e9',
  '1.5',
  '10m',
  '10ss',
  '0x10',
  'abc',
  'soon',
  's',
  '10, 20',
  'Sun 10',
  'Mon 5',
  'Mon, 5',
  'Thu, 45 Foo 2026 12:00:00 GMT',
  '2026-01-01T12:00:10Z',
  '١٠',
])('%j means nothing', (header) => {
  expect(parseRetryAfter(header, START)).toBeUndefined();
});

test('for any header, the wait is undefined or a number from 0', () => {
  const anyHeader = fc.oneof(
    fc.string(),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    fc.tuple(fc.constantFrom('Mon', 'Tuesday', 'wed'), fc.string()).map((words) => words.join(' ')),
    fc.tuple(fc.integer(), fc.constantFrom('', 's', ' s', '.5')).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(anyHeader, fc.integer(), (header, now) => {
      const ms = parseRetryAfter(header, now);
      return ms === undefined || (Number.isFinite(ms) && ms >= 0);
    }),
  );
});
