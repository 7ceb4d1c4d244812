import { expect, test } from '@jest/globals';
import type { ConsoleStatisticsQuery } from '../../../../schema/generated/console/graphql.js';
import { EVERYTHING, type Filter } from '../../../../src/web/console/filter/filter.js';
import { toChartConfig } from '../../../../src/web/console/statistics/chart-config.js';
import { type Figure, toValueText } from '../../../../src/web/console/statistics/figure.js';
import { toFigures } from '../../../../src/web/console/statistics/figures.js';

const COUNTS = {
  __typename: 'VerificationStatisticsGroup' as const,
  total: 10,
  passed: 6,
  failed: 3,
  incomplete: 1,
  likelyAttacks: 2,
  attackRate: 2 / 9,
};
const DAYS: Filter = { ...EVERYTHING, by: 'decided', from: '2026-01-01', to: '2026-01-03', country: ['PHL', 'IDN'] };

const STATISTICS: ConsoleStatisticsQuery = {
  __typename: 'Query',
  byDay: {
    ...COUNTS,
    __typename: 'VerificationStatistics',
    passRate: 2 / 3,
    livenessScores: Array.from({ length: 20 }, (_, index) => ({
      __typename: 'ScoreBucket',
      from: index * 5,
      to: index * 5 + 5,
      count: index,
    })),
    groups: [{ day: '2026-01-02', ...COUNTS }],
  },
  byCountry: {
    __typename: 'VerificationStatistics',
    groups: [
      { countryCode: 'IDN', ...COUNTS },
      { countryCode: 'PHL', ...COUNTS, total: 11, passed: 7 },
      { countryCode: null, ...COUNTS, total: 1 },
    ],
  },
  byFlow: { __typename: 'VerificationStatistics', groups: [{ livenessFlowCategory: 'SILENT', ...COUNTS }] },
};

function toFigure(id: string, filter = DAYS, statistics = STATISTICS): Figure {
  const figure = toFigures(statistics, filter).find((it) => it.id === id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return figure;
}

test('each day of the range has its place, and leads to the list of what it counts', () => {
  const { rows, series } = toFigure('days');
  expect(series.map(({ name }) => name)).toEqual(['Passed', 'Did not pass', 'Not completed']);
  expect(rows.map(({ label, values }) => [label, ...values])).toEqual([
    ['1 Jan 2026', 0, 0, 0],
    ['2 Jan 2026', 6, 3, 1],
    ['3 Jan 2026', 0, 0, 0],
  ]);
  expect(rows[1]?.hashes[1]).toBe('#/?status=FAIL&country=PHL,IDN&from=2026-01-02&to=2026-01-02&by=decided');
  expect(rows[0]?.hashes).toEqual([undefined, undefined, undefined]);
});

test('an open range of days ends with the days that have verifications', () => {
  expect(toFigure('days', { ...EVERYTHING, from: '2026-01-01' }).rows.map(({ label }) => label)).toEqual([
    '1 Jan 2026',
    '2 Jan 2026',
  ]);
  const empty = { ...STATISTICS, byDay: { ...STATISTICS.byDay, groups: [] } };
  expect(toFigure('days', EVERYTHING, empty).rows).toEqual([]);
});

test('a day without decisions has no attack rate, and the rate leads to the likely attacks', () => {
  const { rows } = toFigure('attacks');
  expect(rows.map(({ values }) => values)).toEqual([
    [null, 0],
    [2 / 9, 2],
    [null, 0],
  ]);
  expect(rows[1]?.hashes[0]).toContain('attack=yes');
});

test('ranges of scores do not overlap, and stay inside the range of the filter', () => {
  const { rows } = toFigure('scores', { ...DAYS, min: 47 });
  expect(rows.at(-1)).toMatchObject({
    label: '95–100',
    values: [19],
    hashes: [expect.stringContaining('min=95&max=100')],
  });
  expect(rows[9]?.hashes[0]).toContain('min=47&max=49.9999');
  expect(rows[0]?.hashes).toEqual([undefined]);
});

test('the largest country comes first, and a group without a country leads nowhere', () => {
  const { rows } = toFigure('countries');
  expect(rows.map(({ label }) => label)).toEqual(['Philippines (PHL)', 'Indonesia (IDN)', 'Other or none']);
  expect(rows[0]?.hashes[0]).toContain('country=PHL&');
  expect(rows[2]?.hashes).toEqual([undefined, undefined, undefined]);
  expect(toFigure('flows').rows[0]?.hashes[0]).toContain('flow=SILENT');
});

test('a chart draws the first rows of a figure without its hidden series, and a click opens the list of a value', () => {
  const opened: string[] = [];
  const colors = { pass: '', fail: '', incomplete: '', attack: '', score: '', text: '', line: '', card: '' };
  const options = { colors, font: 'serif', onOpen: (hash: string) => void opened.push(hash) };
  const attacks = toChartConfig(toFigure('attacks'), options);
  expect(attacks.type).toBe('line');
  expect(attacks.data.datasets.map(({ data }) => data)).toEqual([[null, 2 / 9, null]]);

  const figure = { ...toFigure('countries'), maxDrawn: 2 };
  const { data, options: drawn } = toChartConfig(figure, options);
  expect([data.labels, drawn?.indexAxis, drawn?.animation]).toEqual([
    ['Philippines (PHL)', 'Indonesia (IDN)'],
    'y',
    false,
  ]);
  const click = (index: number, datasetIndex: number) =>
    drawn?.onClick?.call({} as never, {} as never, [{ index, datasetIndex } as never], {} as never);
  click(1, 0);
  click(5, 0);
  expect(opened).toEqual([figure.rows[1]?.hashes[0]]);
});

test('counts and rates are written for people', () => {
  expect([toValueText(12_345, {}), toValueText(0.1234, { isRate: true })]).toEqual(['12,345', '12.3%']);
});
