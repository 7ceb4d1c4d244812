import { toCountryText } from '../result/head/countries.js';
import { FLOW_LABELS, STATUS_LABELS, toReadable } from '../result/labels.js';
import { toStart } from './days.js';
import { EVERYTHING, type Filter } from './filter.js';

/** One condition of a filter in words, and the filter without it. */
export type Condition = { readonly name: string; readonly text: string; readonly without: Filter };

export const SHORT_ATTACK_LABELS: Readonly<Record<Filter['type'][number], string>> = {
  PRESENTATION: 'Presentation',
  INJECTION: 'Injection',
  UNSURE: 'Unsure',
  UNKNOWN: 'Unknown type',
};

const DAY_FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

export function toDayText(day: string): string {
  return DAY_FORMAT.format(toStart(day));
}

/** The end of a range of the histogram lies just below a whole number. */
function toScoreText(score: number): string {
  return String(Number(score.toFixed(2)));
}

/** Returns the conditions of a filter, in the order of the form. */
export function toConditions(filter: Filter): readonly Condition[] {
  const { status, attack, type, error, flow, country, user, biz, ids, by, from, to, min, max } = filter;
  const scores = toRangeText(min, max, toScoreText);
  const days = toRangeText(from, to, toDayText);
  const texts: readonly (readonly [string, string | undefined, Partial<Filter>])[] = [
    ['Status', toList(status, (it) => STATUS_LABELS[it]), { status: [] }],
    ['Attack', attack && (attack === 'yes' ? 'Likely an attack' : 'Not an attack'), { attack: undefined }],
    ['Type of attack', toList(type, (it) => SHORT_ATTACK_LABELS[it]), { type: [] }],
    ['Error code', toList(error, toReadable), { error: [] }],
    ['Flow', toList(flow, (it) => FLOW_LABELS[it]), { flow: [] }],
    ['Country', toList(country, toCountryText), { country: [] }],
    ['Liveness score', scores, { min: undefined, max: undefined }],
    [by === 'decided' ? 'Decided' : 'Recorded', days, { from: undefined, to: undefined, by: EVERYTHING.by }],
    ['User id', user, { user: undefined }],
    ['Business id', biz, { biz: undefined }],
    ['Ids', ids.length === 0 ? undefined : String(ids.length), { ids: [] }],
  ];
  return texts.flatMap(([name, text, nothing]) =>
    text === undefined ? [] : [{ name, text, without: { ...filter, ...nothing } }],
  );
}

function toList<Value>(values: readonly Value[], toLabel: (value: Value) => string): string | undefined {
  return values.length === 0 ? undefined : values.map(toLabel).join(', ');
}

function toRangeText<Value>(from: Value | undefined, to: Value | undefined, toText: (value: Value) => string) {
  if (from !== undefined && to !== undefined) return from === to ? toText(from) : `${toText(from)} to ${toText(to)}`;
  if (from !== undefined) return `from ${toText(from)}`;
  return to === undefined ? undefined : `up to ${toText(to)}`;
}
