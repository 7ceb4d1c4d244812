import type { ConsoleStatisticsQuery, GroupFragment } from '../../../../schema/generated/console/graphql.js';
import { daysBetween } from '../filter/days.js';
import type { Filter } from '../filter/filter.js';
import { toDayText } from '../filter/filter-labels.js';
import { toListHash } from '../list/list-address.js';
import { toCountryText } from '../result/head/countries.js';
import { FLOW_LABELS, STATUS_LABELS } from '../result/labels.js';
import type { Figure, FigureRow, Series } from './figure.js';

/** More countries than these are in the table only. */
const MAX_DRAWN = 10;
/** A group without a value: the verifications had none, or the gateway has merged groups that are too small. */
const NO_VALUE = 'Other or none';
/** The end of a range of scores belongs to the next range; the gateway takes ranges whose ends both belong to them. */
const SCORE_STEP = 0.0001;

const VERDICTS = [
  { name: STATUS_LABELS.PASS, tone: 'pass', status: 'PASS', count: 'passed' },
  { name: STATUS_LABELS.FAIL, tone: 'fail', status: 'FAIL', count: 'failed' },
  { name: STATUS_LABELS.INCOMPLETE, tone: 'incomplete', status: 'INCOMPLETE', count: 'incomplete' },
] as const;

type Day = ConsoleStatisticsQuery['byDay']['groups'][number];

/** Returns the figures of the statistics that match a filter, in the order of the page. */
export function toFigures({ byDay, byCountry, byFlow }: ConsoleStatisticsQuery, filter: Filter): readonly Figure[] {
  const days = toDays(byDay.groups, filter);
  return [
    toVerdicts('days', 'Verdicts per day', 'columns', 'Day', days),
    toAttackRates(days),
    toScores(byDay.livenessScores, filter),
    {
      ...toVerdicts('countries', 'Verdicts by country', 'bars', 'Country', toCountries(byCountry.groups, filter)),
      maxDrawn: MAX_DRAWN,
    },
    toVerdicts('flows', 'Verdicts by flow', 'bars', 'Flow', toFlows(byFlow.groups, filter)),
  ];
}

/** A group with its label, and the filter of what it counts: undefined where no filter selects it. */
type NamedGroup = { readonly label: string; readonly counts: GroupFragment | undefined; readonly filter?: Filter };

/** Returns each day of the range, also those without verifications, so that the days are evenly spaced. */
function toDays(groups: readonly Day[], filter: Filter): readonly NamedGroup[] {
  const byDay = new Map(groups.flatMap((group) => (group.day === null ? [] : [[group.day, group] as const])));
  const known = [...byDay.keys()].toSorted();
  const first = filter.from ?? known[0];
  const last = filter.to ?? known.at(-1);
  if (first === undefined || last === undefined) return [];
  return daysBetween(first, last).map((day) => ({
    label: toDayText(day),
    counts: byDay.get(day),
    filter: { ...filter, by: 'decided', from: day, to: day },
  }));
}

function toCountries(groups: ConsoleStatisticsQuery['byCountry']['groups'], filter: Filter): readonly NamedGroup[] {
  return largestFirst(groups).map(({ countryCode, ...counts }) =>
    countryCode === null
      ? { label: NO_VALUE, counts }
      : { label: toCountryText(countryCode), counts, filter: { ...filter, country: [countryCode] } },
  );
}

function toFlows(groups: ConsoleStatisticsQuery['byFlow']['groups'], filter: Filter): readonly NamedGroup[] {
  return largestFirst(groups).map(({ livenessFlowCategory: flow, ...counts }) =>
    flow === null
      ? { label: NO_VALUE, counts }
      : { label: FLOW_LABELS[flow], counts, filter: { ...filter, flow: [flow] } },
  );
}

function largestFirst<Group extends { readonly total: number }>(groups: readonly Group[]): readonly Group[] {
  return groups.toSorted((one, other) => other.total - one.total);
}

function toVerdicts(
  id: string,
  title: string,
  shape: Figure['shape'],
  rowName: string,
  groups: readonly NamedGroup[],
): Figure {
  return {
    ...{ id, title, shape, rowName },
    series: VERDICTS.map(({ name, tone }) => ({ name, tone })),
    rows: groups.map(({ label, counts, filter }) => {
      const values = VERDICTS.map(({ count }) => counts?.[count] ?? 0);
      const hashes = VERDICTS.map(
        ({ status }) => filter && toListHash({ filter: { ...filter, status: [status] }, order: 'newest' }),
      );
      return toRow(label, values, hashes);
    }),
  };
}

function toAttackRates(days: readonly NamedGroup[]): Figure {
  const series: readonly Series[] = [
    { name: 'Attack rate', tone: 'attack', isRate: true },
    { name: 'Likely attacks', tone: 'attack', isHidden: true },
  ];
  const rows = days.map(({ label, counts, filter }) => {
    const hash = filter && toListHash({ filter: { ...filter, attack: 'yes' }, order: 'newest' });
    return toRow(label, [counts?.attackRate ?? null, counts?.likelyAttacks ?? 0], [hash, hash]);
  });
  return { id: 'attacks', title: 'Attack rate per day', shape: 'line', rowName: 'Day', series, rows };
}

function toScores(buckets: ConsoleStatisticsQuery['byDay']['livenessScores'], filter: Filter): Figure {
  const rows = buckets.map(({ from, to, count }) => {
    const min = Math.max(from, filter.min ?? from);
    const max = Math.min(to === 100 ? to : to - SCORE_STEP, filter.max ?? to);
    return toRow(`${from}–${to}`, [count], [toListHash({ filter: { ...filter, min, max }, order: 'score-low' })]);
  });
  const series: readonly Series[] = [{ name: 'Verifications', tone: 'score' }];
  return { id: 'scores', title: 'Liveness scores', shape: 'columns', rowName: 'Score', series, rows };
}

/** A value of zero counts nothing that could be listed. */
function toRow(label: string, values: readonly (number | null)[], hashes: readonly (string | undefined)[]): FigureRow {
  return { label, values, hashes: hashes.map((hash, index) => (values[index] ? hash : undefined)) };
}
