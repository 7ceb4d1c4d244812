import { LivenessAttackType, LivenessFlowCategory, VerificationStatus } from '../../domain/liveness-result.js';
import type { StatisticsDimension } from '../../history/history-store.js';
import { COSTS, type Estimate } from '../rules/cost.js';
import { MAX_DIMENSIONS } from './statistics.js';

const DAY_MS = 86_400_000;
/** Of a range that is longer or open. */
const MAX_DAYS = 366;

const sizeOf = (values: object) => Object.keys(values).length;

/** How many values a dimension is expected to have, with that of verifications without one. Days are counted. */
const VALUES: ReadonlyMap<unknown, number> = new Map<Exclude<StatisticsDimension, 'DAY'>, number>([
  ['STATUS', sizeOf(VerificationStatus)],
  ['ERROR_CODE', 20],
  ['LIVENESS_FLOW_CATEGORY', sizeOf(LivenessFlowCategory) + 1],
  ['LIVENESS_ATTACK_TYPE', sizeOf(LivenessAttackType) + 1],
  ['COUNTRY_CODE', 20],
]);

/** Counts the days of decisions, whose groups are read, and the groups of the answer. */
export const estimateStatistics: Estimate = ({ filter, groupBy }) => {
  const days = countDays(filter);
  // A single dimension is a list of one. Too many are refused for their number, not for what they would cost.
  const dimensions = [...new Set([groupBy ?? []].flat())].slice(0, MAX_DIMENSIONS);
  const length = dimensions.reduce<number>((product, it) => product * (it === 'DAY' ? days : (VALUES.get(it) ?? 1)), 1);
  return { cost: COSTS.day * days, length: dimensions.length === 0 ? 0 : length };
};

/** Returns the number of UTC days that a range of decisions touches. */
function countDays(filter: unknown): number {
  const { decidedAt } = (filter ?? {}) as { readonly decidedAt?: unknown };
  const { from, before } = (decidedAt ?? {}) as { readonly from?: unknown; readonly before?: unknown };
  const days = Math.ceil(toDay(before)) - Math.floor(toDay(from));
  return Number.isNaN(days) ? MAX_DAYS : Math.min(MAX_DAYS, Math.max(0, days));
}

function toDay(instant: unknown): number {
  return typeof instant === 'string' ? Date.parse(instant) / DAY_MS : Number.NaN;
}
