import { expect, test } from '@jest/globals';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { toResultKey } from '../../../src/storage/cache/result-cache.js';
import { decodePersonalData, encodePersonalData } from '../../../src/storage/redis/stored-personal-data.js';
import { createPersonalData } from '../../support/provider/documents.js';
import { createResult } from '../../support/provider/results.js';
import { createTestClock, START } from '../../support/test-clock.js';

const HOUR_MS = 3_600_000;
const KEY = toResultKey('default', 'a1');
const RECORD = createResult({ hasPersonalData: true, personalData: createPersonalData() });

function start(personalTtlMs = HOUR_MS) {
  const clock = createTestClock();
  const { monotonicNow } = clock;
  const memory = createMemoryCache({ maxEntries: 10, maxBytes: 1_000_000, personalTtlMs, monotonicNow });
  const dropped: unknown[] = [];
  memory.whenDropped((record) => dropped.push(record));
  return { memory, advance: clock.advance, dropped };
}

test('personal data leave a record after their own time, and the rest of it stays', () => {
  const { memory, advance } = start();
  memory.put(KEY, RECORD, 10 * HOUR_MS);
  advance(HOUR_MS - 1);
  expect(memory.get(KEY)).toBe(RECORD);
  advance(1);
  const { personalData: _gone, ...rest } = RECORD;
  expect(memory.get(KEY)).toEqual(rest);
  advance(9 * HOUR_MS);
  expect(memory.get(KEY)).toEqual(rest);
  advance(1);
  advance(1);
  expect(memory.get(KEY)).toBeUndefined();
});

test('a record that is never read loses its personal data all the same', () => {
  const { memory, advance, dropped } = start();
  memory.put(KEY, RECORD, 10 * HOUR_MS);
  memory.dropPersonalData();
  expect(dropped).toEqual([]);
  advance(HOUR_MS);
  memory.dropPersonalData();
  expect(dropped).toEqual([RECORD]);
});

test('with a time of 0 personal data are never kept', () => {
  const { memory } = start(0);
  memory.put(KEY, RECORD, HOUR_MS);
  expect(memory.get(KEY)).not.toHaveProperty('personalData');
});

test('a copy of a shared entry keeps personal data for what is left of their time', () => {
  const { memory, advance } = start();
  memory.put(KEY, RECORD, 10 * HOUR_MS, 1_000);
  advance(1_000);
  expect(memory.get(KEY)).not.toHaveProperty('personalData');
});

test('each record whose personal data go is reported: evicted, replaced and deleted ones too', () => {
  const { memory, dropped } = start();
  memory.put(KEY, RECORD, HOUR_MS);
  memory.put(KEY, createResult(), HOUR_MS);
  memory.put(KEY, RECORD, HOUR_MS);
  memory.clear();
  expect(dropped).toEqual([RECORD, RECORD]);
});

test('stored personal data are read back; text of another shape is none', () => {
  const stored = { personalData: createPersonalData(), fetchedAt: START, expiresAt: START + 1 };
  expect(decodePersonalData(encodePersonalData(stored))).toEqual(stored);
  for (const text of ['', '{}', '[', JSON.stringify({ ...stored, more: 1 })])
    expect(decodePersonalData(text)).toBeUndefined();
});
