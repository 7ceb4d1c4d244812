import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EVERYTHING, type Filter, isEverything } from '../../../../src/web/console/filter/filter.js';
import { parseFilter, toFilterQuery, toQueryText } from '../../../../src/web/console/filter/filter-address.js';
import { toConditions } from '../../../../src/web/console/filter/filter-labels.js';
import { toVerificationFilter } from '../../../../src/web/console/filter/filter-variables.js';
import {
  ORDERS,
  parseListPage,
  parseListPlace,
  toListHash,
  toPlaceHash,
} from '../../../../src/web/console/list/list-address.js';
import { parseQuery, parseRoute } from '../../../../src/web/console/route.js';
import {
  parseStatisticsFilter,
  toStatisticsHash,
  withDays,
} from '../../../../src/web/console/statistics/statistics-address.js';

const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const score = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((it) => it.trim() === it);
const filters: fc.Arbitrary<Filter> = fc.record({
  status: fc.subarray(['PASS', 'FAIL', 'INCOMPLETE', 'PENDING']),
  attack: maybe(fc.constantFrom('yes', 'no')),
  type: fc.subarray(['PRESENTATION', 'INJECTION']),
  error: fc.subarray(['LIVENESS_ATTACK', 'USER_CANCEL']),
  flow: fc.subarray(['DISTANT_CLOSE', 'SILENT', 'UNKNOWN']),
  country: fc.subarray(['IDN', 'PHL']),
  user: maybe(text),
  biz: maybe(text),
  ids: fc.subarray(['a-1', 'b_2', 'C3']),
  by: fc.constantFrom('recorded', 'decided'),
  from: maybe(day),
  to: maybe(day),
  min: maybe(score),
  max: maybe(score),
});

test('a filter, its order and its page survive the way through an address', () => {
  const orders = fc.constantFrom(...(Object.keys(ORDERS) as (keyof typeof ORDERS)[]));
  const pages = fc.constantFrom({}, { after: 'AbC-_9' }, { before: 'x' });
  fc.assert(
    fc.property(filters, orders, pages, (filter, order, page) => {
      const hash = toListHash({ filter, order, ...page });
      expect(parseRoute(hash)).toEqual({ name: 'home' });
      // Without days it does not matter what they are of.
      const hasDays = filter.from !== undefined || filter.to !== undefined;
      expect(parseListPage(parseQuery(hash))).toEqual({
        filter: { ...filter, by: hasDays ? filter.by : 'recorded' },
        order,
        ...page,
      });
    }),
  );
});

test('the address of everything is the home page, and names nothing', () => {
  expect(toListHash({ filter: EVERYTHING, order: 'newest' })).toBe('#/');
  expect([isEverything(EVERYTHING), isEverything({ ...EVERYTHING, min: 0 })]).toEqual([true, false]);
  expect(toStatisticsHash(EVERYTHING)).toBe('#/statistics');
});

test.each([
  'status=WON&attack=maybe&type=x&flow=y&country=Peru&min=-1&max=101&from=2026-02-31&to=today&ids=../a&error=a%20b!',
  'status=&user=%20&ids=,&min=&from=',
])('leaves out what is not valid in an address: %s', (query) => {
  const { error, ...filter } = parseFilter(new URLSearchParams(query));
  expect(filter).toEqual({ ...EVERYTHING, error: undefined });
  expect(error).toEqual(query.includes('error') ? ['A'] : []);
});

test('reads lists of the form with commas or spaces, in either case, and repeated values of checkboxes', () => {
  const query = new URLSearchParams('country=phl,%20idn&status=FAIL&status=PASS&error=user_cancel');
  expect(parseFilter(query)).toEqual({
    ...EVERYTHING,
    ...{ country: ['PHL', 'IDN'], status: ['PASS', 'FAIL'], error: ['USER_CANCEL'] },
  });
});

test('a filter reaches the gateway with whole UTC days, of which the last one is included', () => {
  const filter: Filter = { ...EVERYTHING, by: 'decided', from: '2026-01-01', to: '2026-02-28', attack: 'no', max: 50 };
  expect(toVerificationFilter(filter)).toEqual({
    decidedAt: { from: '2026-01-01T00:00:00.000Z', before: '2026-03-01T00:00:00.000Z' },
    isLikelyAttack: false,
    faceLivenessScore: { to: 50 },
  });
  expect(toVerificationFilter({ ...filter, by: 'recorded', to: undefined })).toMatchObject({
    recordedAt: { from: '2026-01-01T00:00:00.000Z' },
  });
  expect(toVerificationFilter(EVERYTHING)).toEqual({});
});

test('each condition of a filter is named once, and removing all of them leaves everything', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const names = toConditions(filter).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      let rest = filter;
      for (let [condition] = toConditions(rest); condition; [condition] = toConditions(rest)) rest = condition.without;
      expect(isEverything(rest)).toBe(true);
    }),
  );
  const [score] = toConditions({ ...EVERYTHING, min: 45, max: 49.9999 });
  expect(score?.text).toBe('45 to 50');
});

test('a result that was opened from a list has its place in the list in its address; another one has none', () => {
  const place = { filter: { ...EVERYTHING, status: ['FAIL' as const] }, order: 'score-low' as const, at: 'cur-1' };
  const hash = toPlaceHash('v-1', place);
  expect(parseRoute(hash)).toEqual({ name: 'result', id: 'v-1' });
  expect(parseListPlace(parseQuery(hash))).toEqual(place);
  for (const query of ['', 'status=FAIL', 'at=', 'at=%3Cb%3E']) expect(parseListPlace(query)).toBeUndefined();
});

test('the statistics are of decisions, in the last 30 days where the address names none', () => {
  const now = Date.parse('2026-03-02T23:59:00Z');
  const asked = parseStatisticsFilter('status=FAIL');
  expect(withDays(asked, now)).toMatchObject({ by: 'decided', from: '2026-02-01', to: '2026-03-02', status: ['FAIL'] });
  expect(withDays(parseStatisticsFilter('from=2026-01-01&by=recorded'), now)).toMatchObject({
    ...{ by: 'decided', from: '2026-01-01', to: undefined },
  });
});

test('commas stay readable in addresses', () => {
  expect(toQueryText(toFilterQuery({ ...EVERYTHING, country: ['IDN', 'PHL'] }))).toBe('?country=IDN,PHL');
});
