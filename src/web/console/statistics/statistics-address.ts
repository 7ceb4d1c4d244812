import { addDays, toDay } from '../filter/days.js';
import type { Filter } from '../filter/filter.js';
import { parseFilter, toFilterQuery, toQueryText } from '../filter/filter-address.js';

/** How many days the page shows without a choice. */
const DEFAULT_DAYS = 30;

export function toStatisticsHash(filter: Filter): string {
  return `#/statistics${toQueryText(toFilterQuery(filter))}`;
}

/** Returns the filter in an address, for the statistics: their days are those of decisions. */
export function parseStatisticsFilter(query: string): Filter {
  return { ...parseFilter(new URLSearchParams(query)), by: 'decided' };
}

/** Returns a filter with the days that are shown: the last ones where it names none. `nowMs` is the time of this device. */
export function withDays(filter: Filter, nowMs: number): Filter {
  const hasDays = filter.from !== undefined || filter.to !== undefined;
  return hasDays ? filter : { ...filter, ...lastDays(DEFAULT_DAYS, nowMs) };
}

/** Returns the last days up to today, UTC. */
export function lastDays(days: number, nowMs: number): { readonly from: string; readonly to: string } {
  const to = toDay(nowMs);
  return { from: addDays(to, 1 - days), to };
}
