import { expect, test } from '@jest/globals';
import { ProviderError } from '../../src/provider/provider-error.js';
import { createReader, settle, version } from '../support/reader.js';

const never = () => false;

test('a look-up counts the ids that were there and those that were not', async () => {
  const { reader, stored, events } = createReader();
  stored.set('a', version('a', 1));
  await reader.lookUp(['a', 'b', 'c']);
  expect(events).toEqual(['found 1 of 3']);
});

test('everyone but the first joins a flight', async () => {
  const { reader, questions, events } = createReader();
  const record = [reader.refresh('a', never), reader.refresh('a', never)];
  const pictures = [reader.readPictures('b'), reader.picturesUnderWay('b'), reader.picturesUnderWay('c')];
  await settle();
  for (const question of questions) question.answer(version(question.signatureId, 1));
  await Promise.all([...record, ...pictures]);
  expect(events).toEqual(['joined record', 'joined pictures']);
});

test.each<[string, (question: ReturnType<typeof createReader>['questions'][number]) => void]>([
  ['renewed', ({ answer }) => answer(version('a', 2))],
  ['gone', ({ answer }) => answer(null)],
  ['failed', ({ fail }) => fail(new ProviderError('unavailable', 'connection failed'))],
])('a stored result that is asked for again is a renewal that %s', async (outcome, end) => {
  const { reader, stored, questions, events } = createReader();
  stored.set('a', version('a', 1));
  const refreshed = reader.refresh('a', never).catch(() => undefined);
  await settle();
  for (const question of questions) end(question);
  await refreshed;
  expect(events).toEqual([`renewal ${outcome}`]);
});

test('a result that is asked for first, or that the store has, is no renewal', async () => {
  const { reader, stored, questions, events } = createReader();
  stored.set('b', version('b', 1));
  const refreshed = [reader.refresh('a', never), reader.refresh('b', () => true)];
  await settle();
  questions[0]?.answer(version('a', 1));
  await Promise.all(refreshed);
  expect(events).toEqual([]);
});
