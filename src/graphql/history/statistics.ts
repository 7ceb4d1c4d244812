import { GraphQLError } from 'graphql';
import type { StatisticsDimension, StatisticsGroup } from '../../history/history-store.js';
import { badUserInput } from '../errors/to-graphql-errors.js';
import type { Counters } from './counters.js';
import type {
  ScoreBucketType,
  VerificationStatisticsGroupType,
  VerificationStatisticsType,
} from './statistics.type.js';

export const MAX_DIMENSIONS = 2;
/** A year of days times twenty countries; more is no chart, and a response of megabytes. */
const MAX_GROUPS = 7_500;
const BUCKETS = 20;
const BUCKET_SIZE = 5;

type Counts = Omit<StatisticsGroup, 'key'>;

/** Throws BAD_USER_INPUT for more than two dimensions, and for the same one twice. */
export function toDimensions(
  groupBy: readonly StatisticsDimension[] | null | undefined,
): readonly StatisticsDimension[] {
  const dimensions = groupBy ?? [];
  if (dimensions.length > MAX_DIMENSIONS || new Set(dimensions).size < dimensions.length)
    throw badUserInput(`groupBy may hold at most ${MAX_DIMENSIONS} different dimensions.`);
  return dimensions;
}

/**
 * Returns the statistics of these groups, which hold every record once. Groups of fewer than `minGroup` records are merged
 * into one without values. Throws QUERY_TOO_COMPLEX for too many groups.
 */
export function toStatistics(
  groups: readonly StatisticsGroup[],
  { isGrouped, minGroup }: { readonly isGrouped: boolean; readonly minGroup: number },
): VerificationStatisticsType {
  const all = sum(groups);
  const shown = isGrouped ? mergeSmall(groups, minGroup) : [];
  if (shown.length > MAX_GROUPS)
    throw new GraphQLError(
      `Statistics may have at most ${MAX_GROUPS} groups; these have ${shown.length}. Narrow the filter, or group by less.`,
      { extensions: { code: 'QUERY_TOO_COMPLEX' } },
    );
  return { ...toCounters(all), livenessScores: toBuckets(all.scores), groups: shown.map(toGroup) };
}

/** Merges the small groups behind the others. A group that has no values anyway joins them, so that there is only one. */
function mergeSmall(groups: readonly StatisticsGroup[], minGroup: number): readonly StatisticsGroup[] {
  const isSmall = ({ total }: StatisticsGroup) => total < minGroup;
  if (!groups.some(isSmall)) return groups;
  const isMerged = (group: StatisticsGroup) => isSmall(group) || isNameless(group);
  return [...groups.filter((group) => !isMerged(group)), { key: {}, ...sum(groups.filter(isMerged)) }];
}

function isNameless({ key }: StatisticsGroup): boolean {
  return Object.values(key).every((value) => value === null);
}

function sum(groups: readonly Counts[]): Counts {
  const add = (count: (group: Counts) => number) => groups.reduce((total, group) => total + count(group), 0);
  return {
    total: add(({ total }) => total),
    passed: add(({ passed }) => passed),
    failed: add(({ failed }) => failed),
    incomplete: add(({ incomplete }) => incomplete),
    pending: add(({ pending }) => pending),
    likelyAttacks: add(({ likelyAttacks }) => likelyAttacks),
    decidedAttacks: add(({ decidedAttacks }) => decidedAttacks),
    scores: Array.from({ length: BUCKETS }, (_, index) => add(({ scores }) => scores[index] ?? 0)),
  };
}

function toCounters({ scores: _scores, decidedAttacks, ...counts }: Counts): Counters {
  const decided = counts.passed + counts.failed;
  const rate = (part: number) => (decided === 0 ? null : part / decided);
  return { ...counts, passRate: rate(counts.passed), attackRate: rate(decidedAttacks) };
}

function toGroup({ key, ...counts }: StatisticsGroup): VerificationStatisticsGroupType {
  return {
    ...toCounters(counts),
    day: key.day ?? null,
    status: key.status ?? null,
    errorCode: key.errorCode ?? null,
    livenessFlowCategory: key.livenessFlowCategory ?? null,
    livenessAttackType: key.livenessAttackType ?? null,
    countryCode: key.countryCode ?? null,
  };
}

function toBuckets(scores: readonly number[]): readonly ScoreBucketType[] {
  return scores.map((count, index) => ({ from: index * BUCKET_SIZE, to: (index + 1) * BUCKET_SIZE, count }));
}
