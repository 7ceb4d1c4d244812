import { expect, test } from '@jest/globals';
import type { GraphQLResolveInfo } from 'graphql';
import { createHandedOutLinks } from '../../src/graphql/handed-out-links.js';
import { renewOverdueLinks } from '../../src/graphql/renew-overdue-links.js';
import type { ExpiringLink } from '../../src/liveness/expiring-link.js';
import type { Loaders } from '../../src/results/loaders.js';
import { createTestClock, START } from '../support/test-clock.js';

const LIFE_MS = 5_000;
const infoAt = (key: string) => ({ path: { key, prev: undefined }, fieldNodes: [] }) as unknown as GraphQLResolveInfo;

/** An answer with one link, and what is found when it is looked for again. */
function start(findAgain: (round: number) => ExpiringLink | null | Promise<ExpiringLink | null>) {
  const clock = createTestClock();
  const handedOut = createHandedOutLinks(clock.now);
  const data: Record<string, unknown> = { url: 'https://assets.example.test/0', end: 'the first', other: null };
  let rounds = 0;
  let startedOver = 0;
  const newLink = () => {
    const url = `https://assets.example.test/${rounds}`;
    return { url, issuedAt: clock.now(), expiresAt: clock.now() + LIFE_MS };
  };
  handedOut.add({
    link: newLink(),
    minValidForMs: 300_000,
    urls: [infoAt('url')],
    ends: [infoAt('end')],
    findAgain: () => {
      rounds += 1;
      return findAgain(rounds);
    },
  });
  const loaders = { startOver: () => (startedOver += 1) } as unknown as Loaders;
  const look = () => renewOverdueLinks(data, { handedOut, loaders });
  return { clock, data, handedOut, look, newLink, counts: () => ({ rounds, startedOver }) };
}

test.each([
  { afterMs: 2_500, rounds: 0 },
  { afterMs: 2_501, rounds: 1 },
])(
  'a link with half of its life left is not overdue; after $afterMs ms it is renewed $rounds times',
  async ({ afterMs, rounds }) => {
    const { clock, look, data, counts, newLink } = start(() => newLink());
    clock.advance(afterMs);
    expect(await look()).toEqual([]);
    expect(counts()).toEqual({ rounds, startedOver: rounds });
    expect(data.url).toBe(`https://assets.example.test/${rounds}`);
    if (rounds === 1) expect(data.end).toBe(new Date(START + afterMs + LIFE_MS).toISOString());
  },
);

test('one that has grown old while others were renewed is renewed again', async () => {
  const { clock, handedOut, look, data, counts, newLink } = start(() => newLink());
  const slow = { link: newLink(), minValidForMs: 300_000, urls: [infoAt('other')], ends: [] };
  const findAgain = async () => {
    // The first one has been renewed by then.
    await new Promise(setImmediate);
    clock.advance(3_000);
    return newLink();
  };
  handedOut.add({ ...slow, findAgain });
  clock.advance(3_000);
  expect(await look()).toEqual([]);
  expect(counts().rounds).toBe(2);
  expect([data.url, data.other]).toEqual(['https://assets.example.test/2', 'https://assets.example.test/1']);
});

test('links that die faster than they are renewed are given up after three rounds, and taken out', async () => {
  const { clock, look, data, counts, newLink } = start(async () => {
    const link = newLink();
    clock.advance(LIFE_MS);
    return link;
  });
  clock.advance(3_000);
  expect(await look()).toMatchObject([{ path: ['url'], originalError: { code: 'PROVIDER_UNAVAILABLE' } }]);
  expect(counts().rounds).toBe(3);
  expect(data).toEqual({ url: null, end: null, other: null });
});

test('one that came back as it was is not looked for again while it lives', async () => {
  const first: { link?: ExpiringLink } = {};
  const { clock, look, counts, newLink } = start(() => first.link ?? null);
  first.link = newLink();
  clock.advance(LIFE_MS - 1);
  expect(await look()).toEqual([]);
  expect(await look()).toEqual([]);
  expect(counts().rounds).toBe(1);
});

test('where nothing of the object is left in the answer there is nothing to change and no error', async () => {
  const { clock, look } = start(() => Promise.reject(new Error('down')));
  clock.advance(LIFE_MS);
  const handedOut = createHandedOutLinks(clock.now);
  handedOut.add({
    link: { url: 'https://assets.example.test/a', issuedAt: START - LIFE_MS, expiresAt: START },
    minValidForMs: 0,
    urls: [{ path: { key: 'url', prev: { key: 'gone', prev: undefined } }, fieldNodes: [] } as never],
    ends: [],
    findAgain: () => Promise.reject(new Error('down')),
  });
  const loaders = { startOver: () => undefined } as unknown as Loaders;
  expect(await renewOverdueLinks({ gone: null }, { handedOut, loaders })).toEqual([]);
  expect(await look()).toMatchObject([{ path: ['url'] }]);
});
