import { toWords } from '../labels.js';

/** Stands between the names that lead to a value. */
const SEPARATOR = ' › ';

/**
 * Returns each value of a JSON part of the record, under the names that lead to it as words, such as "Lines 2" or
 * "Front › Full name". Leaves out what is empty.
 */
export function toJsonFacts(json: unknown): (readonly [string, string])[] {
  return flatten(json, []);
}

function flatten(value: unknown, path: readonly string[]): (readonly [string, string])[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value))
    return value.flatMap((entry, index) => flatten(entry, withIndex(path, index, value.length)));
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, inner]) => flatten(inner, [...path, toWords(name)]));
  }
  return [[path.join(SEPARATOR) || 'Value', toText(value)]];
}

function withIndex(path: readonly string[], index: number, length: number): readonly string[] {
  if (length === 1) return path;
  return [...path.slice(0, -1), `${path.at(-1) ?? ''} ${index + 1}`.trim()];
}

/** Returns a plain value as text. */
export function toText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return String(value);
}
