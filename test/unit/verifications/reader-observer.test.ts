import { expect, test } from '@jest/globals';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { createReader, settle, version } from '../../support/provider/reader.js';

const never = () => false;

test('a read of the cache counts hits and misses', async () => {
  const { reader, stored, events } = createReader();
  stored.set('a', version('a', 1));
  await reader.getMany(['a', 'b', 'c']);
  expect(events).toEqual(['found 1 of 3']);
});

test('every caller but the first joins a flight', async () => {
  const { reader, questions, events } = createReader();
  const record = [reader.refresh('a', never), reader.refresh('a', never)];
  const pictures = [reader.fetchImages('b'), reader.joinImageFetch('b'), reader.joinImageFetch('c')];
  await settle();
  for (const question of questions) question.answer(version(question.signatureId, 1));
  await Promise.all([...record, ...pictures]);
  expect(events).toEqual(['joined record', 'joined pictures']);
});

test.each<[string, (question: ReturnType<typeof createReader>['questions'][number]) => void]>([
  ['renewed', ({ answer }) => answer(version('a', 2))],
  ['gone', ({ answer }) => answer(null)],
  ['failed', ({ fail }) => fail(new ProviderError('unavailable', 'connection failed'))],
])('a cached result that is fetched again is a renewal that %s', async (outcome, end) => {
  const { reader, stored, questions, events } = createReader();
  stored.set('a', version('a', 1));
  const refreshed = reader.refresh('a', never).catch(() => undefined);
  await settle();
  for (const question of questions) end(question);
  await refreshed;
  expect(events).toEqual([`renewal ${outcome}`]);
});

test('a first fetch, or a cached result, is no renewal', async () => {
  const { reader, stored, questions, events } = createReader();
  stored.set('b', version('b', 1));
  const refreshed = [reader.refresh('a', never), reader.refresh('b', () => true)];
  await settle();
  questions[0]?.answer(version('a', 1));
  await Promise.all(refreshed);
  expect(events).toEqual([]);
});
