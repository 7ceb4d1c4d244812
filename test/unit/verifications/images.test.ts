import { describe, expect, test } from '@jest/globals';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { createReader, PENDING_TTL_MS, RESULT_TTL_MS, settle, version } from '../../support/provider/reader.js';

const bytes = [['FACE', 'AAAA']] as const;

describe('the bytes of images', () => {
  test('are fetched by one call for all concurrent callers', async () => {
    const { reader, questions } = createReader();
    const all = Promise.all([reader.fetchImages('a'), reader.fetchImages('a')]);
    await settle();
    questions[0]?.answer(version('a', 1), bytes);
    expect((await all).map((answer) => answer?.base64.get('FACE'))).toEqual(['AAAA', 'AAAA']);
    expect(questions.map(({ type }) => type)).toEqual(['bytes']);
  });

  test('are not cached: they are fetched again', async () => {
    const { reader, questions, puts } = createReader();
    for (const round of [0, 1]) {
      const read = reader.fetchImages('a');
      await settle();
      questions[round]?.answer(version('a', 1), bytes);
      await read;
    }
    expect(questions).toHaveLength(2);
    expect(JSON.stringify(puts)).not.toContain('AAAA');
  });

  test('do not wait for a call for links, nor do links wait for bytes', async () => {
    const { reader, questions } = createReader();
    const both = [reader.refresh('a', () => true), reader.fetchImages('a')];
    await settle();
    expect(questions.map(({ type }) => type).sort()).toEqual(['bytes', 'links']);
    for (const question of questions) question.answer(version('a', 1), bytes);
    await Promise.all(both);
  });

  test('can be joined during their fetch by a caller that needs the record only, and not afterwards', async () => {
    const { reader, questions } = createReader();
    expect(reader.joinImageFetch('a')).toBeUndefined();
    const read = reader.fetchImages('a');
    const joined = reader.joinImageFetch('a');
    expect(reader.joinImageFetch('b')).toBeUndefined();
    await settle();
    questions[0]?.answer(version('a', 1), bytes);
    expect(await joined).toBe(await read);
    expect(questions).toHaveLength(1);
    expect(reader.joinImageFetch('a')).toBeUndefined();
  });

  test('that cannot be fetched fail with the code for clients', async () => {
    const { reader, questions } = createReader();
    const read = reader.fetchImages('a');
    await settle();
    questions[0]?.fail(new ProviderError('timeout', 'late'));
    await expect(read).rejects.toMatchObject({ code: 'PROVIDER_TIMEOUT' });
  });
});

describe('the record that comes with the bytes', () => {
  async function fetchImages(answer: 'PASS' | 'PENDING', stored?: 'PASS' | 'PENDING') {
    const setup = createReader();
    if (stored !== undefined) setup.stored.set('a', version('a', 1, { status: stored }));
    const read = setup.reader.fetchImages('a');
    await settle();
    setup.questions[0]?.answer(version('a', 2, { status: answer }), bytes);
    await read;
    return setup.puts.map(({ result, ttlMs }) => [result.fetchedAt, ttlMs]);
  }

  test('never replaces a final record, which has the links', async () => {
    expect(await fetchImages('PASS', 'PASS')).toEqual([]);
  });

  test.each([
    { answer: 'PASS', stored: undefined, ttlMs: RESULT_TTL_MS, where: 'nothing is' },
    { answer: 'PASS', stored: 'PENDING', ttlMs: RESULT_TTL_MS, where: 'the verification was still running' },
    { answer: 'PENDING', stored: undefined, ttlMs: PENDING_TTL_MS, where: 'nothing is, no longer than it is true' },
  ] as const)('is kept where $where', async ({ answer, stored, ttlMs }) => {
    expect(await fetchImages(answer, stored)).toEqual([[2, ttlMs]]);
  });
});

describe('an id that the provider does not know', () => {
  test.each(['refresh', 'fetchImages'] as const)(
    'is null for %s, and remembered for both ways of asking',
    async (way) => {
      const { reader, questions, unknown, puts } = createReader();
      const read = way === 'refresh' ? reader.refresh('a', () => true) : reader.fetchImages('a');
      await settle();
      questions[0]?.answer(null);
      expect(await read).toBeNull();
      expect([...unknown]).toEqual(['a']);
      expect(await reader.refresh('a', () => true)).toBeNull();
      expect(await reader.fetchImages('a')).toBeNull();
      expect([questions.length, puts.length]).toEqual([1, 0]);
    },
  );

  test('is fetched again once it is forgotten', async () => {
    const { reader, questions, unknown } = createReader();
    unknown.add('a');
    expect(await reader.refresh('a', () => true)).toBeNull();
    unknown.delete('a');
    const read = reader.refresh('a', () => true);
    await settle();
    questions[0]?.answer(version('a', 1));
    expect((await read)?.fetchedAt).toBe(1);
  });

  test('does not hide a cached result', async () => {
    const { reader, stored, unknown, questions } = createReader();
    stored.set('a', version('a', 1));
    unknown.add('a');
    expect((await reader.refresh('a', () => true))?.fetchedAt).toBe(1);
    expect(questions).toHaveLength(0);
  });
});
