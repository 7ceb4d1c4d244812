import { describe, expect, test } from '@jest/globals';
import type { ResultCache } from '../../../src/storage/cache/result-cache.js';
import { createResult } from '../../support/provider/results.js';
import { withTextKeys } from '../../support/text-keys.js';

/** A store that is empty, and the way to let time pass for it. */
export type StoreUnderTest = { readonly store: ResultCache; readonly advance: (ms: number) => MaybeDone };
type MaybeDone = void | Promise<void>;

const result = createResult();
const MINUTE_MS = 60_000;

/** What every store must do, whatever it keeps its results in; hand in a maker of empty ones. */
export function defineResultStoreContract(name: string, createStore: () => StoreUnderTest | Promise<StoreUnderTest>) {
  const open = async () => {
    const { store, advance } = await createStore();
    return { store: withTextKeys(store), advance };
  };

  describe(`${name}, as a store of results,`, () => {
    test('gives back what was put, equal in every field', async () => {
      const { store } = await open();
      const full = createResult({
        faceVideo: { state: 'PENDING', link: null },
        eventDetails: [{ event: 'START', result: null, createdAt: 1 }],
        inputParameters: { region: 'PHL', bizId: 1, iframeEnabled: true },
        errorCode: 'LIVENESS_ATTACK',
      });
      await store.put('a', full, MINUTE_MS);
      expect(await store.getMany(['a'])).toEqual([full]);
    });

    test('answers many keys in their order, with undefined at those it does not have', async () => {
      const { store } = await open();
      const other = createResult({ faceLivenessScore: 12 });
      await store.put('a', result, MINUTE_MS);
      await store.put('b', other, MINUTE_MS);
      expect(await store.getMany(['b', 'missing', 'a', 'b'])).toEqual([other, undefined, result, other]);
    });

    test('answers no keys with nothing', async () => {
      const { store } = await open();
      expect(await store.getMany([])).toEqual([]);
    });

    test('takes no part of the language for a key', async () => {
      const { store } = await open();
      expect(await store.getMany(['constructor', '__proto__', ''])).toEqual([undefined, undefined, undefined]);
    });

    test('replaces what was put before, and its life', async () => {
      const { store, advance } = await open();
      const newer = createResult({ fetchedAt: result.fetchedAt + 1 });
      await store.put('a', result, 10 * MINUTE_MS);
      await store.put('a', newer, MINUTE_MS);
      expect(await store.getMany(['a'])).toEqual([newer]);
      await advance(MINUTE_MS + 1);
      expect(await store.getMany(['a'])).toEqual([undefined]);
    });

    test('keeps a result while its life lasts and not longer', async () => {
      const { store, advance } = await open();
      await store.put('a', result, MINUTE_MS);
      await advance(MINUTE_MS - 1_000);
      expect(await store.getMany(['a'])).toEqual([result]);
      await advance(1_001);
      expect(await store.getMany(['a'])).toEqual([undefined]);
    });

    test('lengthens no life by reading', async () => {
      const { store, advance } = await open();
      await store.put('a', result, MINUTE_MS);
      for (let reads = 0; reads < 5; reads += 1) {
        await advance(10_000);
        expect(await store.getMany(['a'])).toEqual([result]);
      }
      await advance(10_001);
      expect(await store.getMany(['a'])).toEqual([undefined]);
    });

    test('lets lives of different keys end by themselves', async () => {
      const { store, advance } = await open();
      await store.put('short', result, 1_000);
      await store.put('long', result, MINUTE_MS);
      await advance(1_001);
      expect(await store.getMany(['short', 'long'])).toEqual([undefined, result]);
    });

    test('accepts a life of a fraction of a millisecond', async () => {
      const { store, advance } = await open();
      await store.put('a', result, 0.25);
      await advance(2);
      expect(await store.getMany(['a'])).toEqual([undefined]);
    });
  });
}
