import type { ScoreRange } from '../../provider.js';

/** Readers of single values as the provider may write them. None of them throws or quotes a value. */

/** Marks a value that is present and does not fit. */
export const INVALID = Symbol('invalid');

/** The value, null if it counts as absent, or INVALID. */
export type Reading<Value> = Value | null | typeof INVALID;

export type Members = Readonly<Record<string, unknown>>;

/** Returns whether a value counts as absent: empty text, `[]` and `{}` mean the same as null and a missing key. */
function isAbsent(value: unknown): boolean {
  if (typeof value === 'string') return !/\S/.test(value);
  if (typeof value !== 'object' || value === null) return value == null;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

export function readText(value: unknown): Reading<string> {
  if (isAbsent(value)) return null;
  return typeof value === 'string' ? value : INVALID;
}

export function readObject(value: unknown): Reading<Members> {
  if (isAbsent(value)) return null;
  return typeof value === 'object' && !Array.isArray(value) ? (value as Members) : INVALID;
}

export function readList(value: unknown): Reading<readonly unknown[]> {
  if (isAbsent(value)) return null;
  return Array.isArray(value) ? value : INVALID;
}

/** Reads an object or a list. */
export function readPart(value: unknown): Reading<object> {
  if (isAbsent(value)) return null;
  return typeof value === 'object' ? value : INVALID;
}

/** Reads any value that is not absent. */
export function readPresent(value: unknown): unknown {
  return isAbsent(value) ? null : value;
}

export function readBoolean(value: unknown): Reading<boolean> {
  if (isAbsent(value)) return null;
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : INVALID;
}

const MAX_INT32 = 2_147_483_647;

/** Reads a number within the range, its ends included. */
export function readScore(value: unknown, { min, max }: ScoreRange): Reading<number> {
  return readNumber(value, (number) => number >= min && number <= max);
}

export function readInt32(value: unknown): Reading<number> {
  return readNumber(value, (number) => Number.isInteger(number) && Math.abs(number) <= MAX_INT32);
}

/** 2001-09-09 and 2286-11-20 in epoch seconds: ten digits in seconds, thirteen in milliseconds. */
const FIRST_SECOND = 1_000_000_000;
const LAST_SECOND = 10_000_000_000;

/**
 * Reads an instant and returns epoch milliseconds. Epoch seconds are recognised by their size; 0 means none. Any other
 * size is invalid, so that a wrong unit never becomes a date in 1970 or in the far future.
 */
export function readInstant(value: unknown): Reading<number> {
  const number = readNumber(value, () => true);
  if (number === null || number === INVALID) return number;
  if (number === 0) return null;
  if (number >= FIRST_SECOND && number < LAST_SECOND) return Math.round(number * 1000);
  return number >= FIRST_SECOND * 1000 && number < LAST_SECOND * 1000 ? Math.trunc(number) : INVALID;
}

/** Longer than any number that the provider sends. */
const MAX_NUMBER_LENGTH = 40;
const DECIMAL = /^-?\d+(\.\d+)?$/;

function readNumber(value: unknown, fits: (number: number) => boolean): Reading<number> {
  if (isAbsent(value)) return null;
  const number = typeof value === 'string' ? toNumber(value) : value;
  return typeof number === 'number' && fits(number) ? number : INVALID;
}

function toNumber(text: string): number | null {
  const trimmed = text.length <= MAX_NUMBER_LENGTH ? text.trim() : '';
  return DECIMAL.test(trimmed) ? Number(trimmed) : null;
}
