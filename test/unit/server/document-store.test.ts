import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createDocumentStore } from '../../../src/server/apollo/document-store.js';

const MIB = 1_048_576;

/** Returns how many of these documents are kept if each is used once. */
async function countKept(texts: readonly string[]): Promise<number> {
  const store = createDocumentStore();
  for (const text of texts) await store.set(text, parse(text));
  const found = await Promise.all(texts.map((text) => store.get(text)));
  return found.filter((document) => document !== undefined).length;
}

const inTurn = (count: number, filling: string) =>
  Array.from({ length: count }, (_, index) => `{ a${index}: __typename ${filling}\n}`);

test('keeps a thousand typical documents and evicts the least recently used', async () => {
  const store = createDocumentStore();
  const texts = inTurn(1_300, 'status '.repeat(90));
  for (const text of texts) {
    await store.set(text, parse(text));
    await store.get(texts[0] ?? '');
  }
  const isKept = async (text = '') => (await store.get(text)) !== undefined;
  expect(await Promise.all([0, 1, 2, 400, 1_299].map((index) => isKept(texts[index])))).toEqual([
    ...[true, false, false, true, true],
  ]);
});

test.each([
  ['white space', ' '.repeat(30_000), 2 * 30_000],
  ['comments', '#\n'.repeat(15_000), 2 * 30_000 + 240 * 15_000],
  ['one long comment', `#${'x'.repeat(30_000)}`, 2 * 30_000],
  ['one long text', `b(c: "${'x'.repeat(30_000)}")`, 2 * 30_000],
  ['one long name', 'x'.repeat(30_000), 2 * 30_000],
])('documents of %s are counted by their memory', async (_what, filling, bytes) => {
  const most = (32 * MIB) / bytes;
  const kept = await countKept(inTurn(Math.ceil(most * 1.2), filling));
  expect(kept).toBeLessThanOrEqual(most);
  expect(kept).toBeGreaterThan(most * 0.7);
});
