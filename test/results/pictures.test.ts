import { describe, expect, test } from '@jest/globals';
import { ProviderError } from '../../src/provider/provider-error.js';
import { createReader, PENDING_TTL_MS, RESULT_TTL_MS, settle, version } from '../support/reader.js';

const bytes = [['FACE', 'AAAA']] as const;

describe('the bytes of pictures', () => {
  test('wanted by many at once are one call for Base64', async () => {
    const { reader, questions } = createReader();
    const all = Promise.all([reader.readPictures('a'), reader.readPictures('a')]);
    await settle();
    questions[0]?.answer(version('a', 1), bytes);
    expect((await all).map((answer) => answer?.base64.get('FACE'))).toEqual(['AAAA', 'AAAA']);
    expect(questions.map(({ type }) => type)).toEqual(['BASE64']);
  });

  test('are not kept: wanted again they are asked for again', async () => {
    const { reader, questions, puts } = createReader();
    for (const round of [0, 1]) {
      const read = reader.readPictures('a');
      await settle();
      questions[round]?.answer(version('a', 1), bytes);
      await read;
    }
    expect(questions).toHaveLength(2);
    expect(JSON.stringify(puts)).not.toContain('AAAA');
  });

  test('do not wait for a call for links, nor the other way round', async () => {
    const { reader, questions } = createReader();
    const both = [reader.refresh('a', () => true), reader.readPictures('a')];
    await settle();
    expect(questions.map(({ type }) => type).sort()).toEqual(['BASE64', 'URL']);
    for (const question of questions) question.answer(version('a', 1), bytes);
    await Promise.all(both);
  });

  test('under way can be joined by someone who needs only the record, and afterwards not', async () => {
    const { reader, questions } = createReader();
    expect(reader.picturesUnderWay('a')).toBeUndefined();
    const read = reader.readPictures('a');
    expect(reader.picturesUnderWay('a')).toBe(read);
    expect(reader.picturesUnderWay('b')).toBeUndefined();
    await settle();
    questions[0]?.answer(version('a', 1), bytes);
    await read;
    expect(reader.picturesUnderWay('a')).toBeUndefined();
  });

  test('that cannot be had fail in the words for clients', async () => {
    const { reader, questions } = createReader();
    const read = reader.readPictures('a');
    await settle();
    questions[0]?.fail(new ProviderError('timeout', 'late'));
    await expect(read).rejects.toMatchObject({ code: 'PROVIDER_TIMEOUT' });
  });
});

describe('the record that comes with the bytes', () => {
  async function readPictures(answer: 'PASS' | 'PENDING', stored?: 'PASS' | 'PENDING') {
    const setup = createReader();
    if (stored !== undefined) setup.stored.set('a', version('a', 1, { status: stored }));
    const read = setup.reader.readPictures('a');
    await settle();
    setup.questions[0]?.answer(version('a', 2, { status: answer }), bytes);
    await read;
    return setup.puts.map(({ result, ttlMs }) => [result.fetchedAt, ttlMs]);
  }

  test('never pushes out a final record, which has the links', async () => {
    expect(await readPictures('PASS', 'PASS')).toEqual([]);
  });

  test.each([
    { answer: 'PASS', stored: undefined, ttlMs: RESULT_TTL_MS, where: 'nothing is' },
    { answer: 'PASS', stored: 'PENDING', ttlMs: RESULT_TTL_MS, where: 'the verification was still running' },
    { answer: 'PENDING', stored: undefined, ttlMs: PENDING_TTL_MS, where: 'nothing is, no longer than it is true' },
  ] as const)('is kept where $where', async ({ answer, stored, ttlMs }) => {
    expect(await readPictures(answer, stored)).toEqual([[2, ttlMs]]);
  });
});

describe('an id that the provider does not know', () => {
  test.each(['refresh', 'readPictures'] as const)(
    'is null for %s, and remembered for both ways of asking',
    async (way) => {
      const { reader, questions, unknown, puts } = createReader();
      const read = way === 'refresh' ? reader.refresh('a', () => true) : reader.readPictures('a');
      await settle();
      questions[0]?.answer(null);
      expect(await read).toBeNull();
      expect([...unknown]).toEqual(['a']);
      expect(await reader.refresh('a', () => true)).toBeNull();
      expect(await reader.readPictures('a')).toBeNull();
      expect([questions.length, puts.length]).toEqual([1, 0]);
    },
  );

  test('is asked about again once it is forgotten', async () => {
    const { reader, questions, unknown } = createReader();
    unknown.add('a');
    expect(await reader.refresh('a', () => true)).toBeNull();
    unknown.delete('a');
    const read = reader.refresh('a', () => true);
    await settle();
    questions[0]?.answer(version('a', 1));
    expect((await read)?.fetchedAt).toBe(1);
  });

  test('does not hide a result that is stored', async () => {
    const { reader, stored, unknown, questions } = createReader();
    stored.set('a', version('a', 1));
    unknown.add('a');
    expect((await reader.refresh('a', () => true))?.fetchedAt).toBe(1);
    expect(questions).toHaveLength(0);
  });
});
