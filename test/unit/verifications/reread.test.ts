import { expect, test } from '@jest/globals';
import type { Leases } from '../../../src/storage/cluster/leases.js';
import { ResultError } from '../../../src/verifications/result-error.js';
import { createReader, settle, version } from '../../support/provider/reader.js';

const CALLER = 'notices';
const always = () => true;

test('a record is fetched again although a fresh one is cached, and takes its place', async () => {
  const { reader, questions, stored } = createReader();
  stored.set('a', version('a', 1));
  const read = reader.reread('a', CALLER);
  await settle();
  questions[0]?.answer(version('a', 2));
  expect((await read)?.fetchedAt).toBe(2);
  expect(stored.get('a')?.fetchedAt).toBe(2);
});

test('a call under way is from before the news: it is waited for, and another one is made', async () => {
  const { reader, questions, stored } = createReader();
  const earlier = reader.refresh('a', () => false);
  await settle();
  const read = reader.reread('a', CALLER);
  await settle();
  expect(questions).toHaveLength(1);
  questions[0]?.answer(version('a', 1, { status: 'PENDING' }));
  expect((await earlier)?.status).toBe('PENDING');
  await settle();
  questions[1]?.answer(version('a', 2));
  expect((await read)?.fetchedAt).toBe(2);
  expect(stored.get('a')?.fetchedAt).toBe(2);
});

test('callers share a call that has not begun, and those that come later share the next one', async () => {
  const { reader, questions } = createReader();
  const first = [reader.reread('a', CALLER), reader.reread('a', CALLER)];
  await settle();
  const later = [reader.reread('a', CALLER), reader.reread('a', CALLER), reader.reread('a', CALLER)];
  await settle();
  expect(questions).toHaveLength(1);
  questions[0]?.answer(version('a', 1));
  await Promise.all(first);
  await settle();
  questions[1]?.answer(version('a', 2));
  expect((await Promise.all(later)).map((result) => result?.fetchedAt)).toEqual([2, 2, 2]);
  expect(questions).toHaveLength(2);
});

test('a call that fails fails for its callers, and the next one is made all the same', async () => {
  const { reader, questions } = createReader();
  const first = reader.reread('a', CALLER);
  await settle();
  const next = reader.reread('a', CALLER);
  questions[0]?.fail(new ResultError('PROVIDER_TIMEOUT'));
  await expect(first).rejects.toMatchObject({ code: 'PROVIDER_TIMEOUT' });
  await settle();
  questions[1]?.answer(version('a', 2));
  expect((await next)?.fetchedAt).toBe(2);
});

test('an id that the provider did not know a moment ago is fetched, and may be unknown still', async () => {
  const { reader, questions, unknown } = createReader();
  unknown.add('a');
  const read = reader.reread('a', CALLER);
  await settle();
  expect(questions).toHaveLength(1);
  questions[0]?.answer(null);
  expect(await read).toBeNull();
});

test('what another instance finds meanwhile is not taken for news', async () => {
  let round = 0;
  const leases: Leases = {
    acquire: async () => {
      round += 1;
      if (round === 1) return { state: 'taken', over: Promise.resolve(undefined) };
      if (round === 2) return { state: 'noted', note: 'UNKNOWN' };
      return { state: 'held', release: async () => undefined };
    },
  };
  const { reader, questions, stored } = createReader(leases);
  stored.set('a', version('a', 1));
  const read = reader.reread('a', CALLER);
  await settle();
  questions[0]?.answer(version('a', 2));
  expect((await read)?.fetchedAt).toBe(2);
});

test('ordinary reads go on to accept what is cached', async () => {
  const { reader, questions, stored } = createReader();
  stored.set('a', version('a', 1));
  const read = reader.reread('a', CALLER);
  await settle();
  expect((await reader.refresh('a', always))?.fetchedAt).toBe(1);
  questions[0]?.answer(version('a', 2));
  await read;
});
