import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createDocumentStore } from '../../src/server/document-store.js';

const DOCUMENT = parse(`{ ${'status '.repeat(996)} }`);

test('keeps documents of a hundred thousand tokens in all, and lets go of the one that was asked least recently', async () => {
  const store = createDocumentStore();
  for (let key = 0; key < 100; key += 1) await store.set(String(key), DOCUMENT);
  expect(await store.get('0')).toBe(DOCUMENT);
  await store.set('one more', DOCUMENT);
  expect(await Promise.all(['0', '1', '2', '99', 'one more'].map((key) => store.get(key)))).toEqual([
    DOCUMENT,
    undefined,
    DOCUMENT,
    DOCUMENT,
    DOCUMENT,
  ]);
});
