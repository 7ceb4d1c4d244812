import { parseId } from '../route.js';
import { toDay, toStart } from './days.js';
import { ATTACK_TYPES, type Filter, FLOWS, STATUSES } from './filter.js';

/** The gateway accepts this many values of a list. */
export const MAX_VALUES = 100;
/** The gateway accepts a text of this length. */
const MAX_TEXT_LENGTH = 256;
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Returns the filter in the parameters of an address, or of the form, which has the same names. Leaves out values that are
 * not valid: an address may be edited by hand, or come from a newer page.
 */
export function parseFilter(query: URLSearchParams): Filter {
  const text = (name: string) => query.get(name)?.trim().slice(0, MAX_TEXT_LENGTH) || undefined;
  const list = (name: string) => [...new Set(query.getAll(name).flatMap(toValues))].slice(0, MAX_VALUES);
  const attack = text('attack');
  return {
    status: STATUSES.filter((status) => list('status').includes(status)),
    attack: attack === 'yes' || attack === 'no' ? attack : undefined,
    type: ATTACK_TYPES.filter((type) => list('type').includes(type)),
    error: list('error')
      .map((code) => code.toUpperCase())
      .filter((code) => /^[\w-]{1,64}$/.test(code)),
    flow: FLOWS.filter((flow) => list('flow').includes(flow)),
    country: list('country')
      .map((code) => code.toUpperCase())
      .filter((code) => /^[A-Z]{3}$/.test(code)),
    user: text('user'),
    biz: text('biz'),
    ids: list('ids').filter((id) => parseId(id) === id),
    by: text('by') === 'decided' ? 'decided' : 'recorded',
    from: parseDay(text('from')),
    to: parseDay(text('to')),
    min: toScore(text('min')),
    max: toScore(text('max')),
  };
}

/** Returns the parameters of a filter, without those that select everything. */
export function toFilterQuery(filter: Filter): readonly (readonly [string, string])[] {
  const { by, ...values } = filter;
  const hasDays = filter.from !== undefined || filter.to !== undefined;
  const entries = Object.entries({ ...values, by: hasDays && by === 'decided' ? by : undefined });
  return entries.flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(',') : value;
    return text === undefined || text === '' ? [] : [[name, String(text)] as const];
  });
}

/** Returns parameters as text, in which commas and colons stay readable; empty for none. */
export function toQueryText(parameters: readonly (readonly [string, string])[]): string {
  const text = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  return text === '' ? '' : `?${text.replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
}

function toValues(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function parseDay(text: string | undefined): string | undefined {
  if (text === undefined || !DAY.test(text)) return undefined;
  const start = toStart(text);
  // A day that the month does not have may be read as one of the next month.
  return Number.isNaN(start) || toDay(start) !== text ? undefined : text;
}

function toScore(text: string | undefined): number | undefined {
  const score = Number(text ?? Number.NaN);
  return score >= 0 && score <= 100 ? score : undefined;
}
