import { expect, test } from '@jest/globals';
import type { GraphQLResolveInfo } from 'graphql';
import type { ExpiringLink } from '../../../src/domain/expiring-link.js';
import { renewExpiringLinks } from '../../../src/graphql/links/renew-links.js';
import { createResponseLinks } from '../../../src/graphql/links/response-links.js';
import type { Loaders } from '../../../src/verifications/loaders.js';
import { createTestClock, START } from '../../support/test-clock.js';

const LIFE_MS = 5_000;
const infoAt = (key: string) => ({ path: { key, prev: undefined }, fieldNodes: [] }) as unknown as GraphQLResolveInfo;

/** A response with one link, and the links that refetching it returns. */
function start(refetch: (round: number) => ExpiringLink | null | Promise<ExpiringLink | null>) {
  const clock = createTestClock();
  const responseLinks = createResponseLinks(clock.now);
  const data: Record<string, unknown> = { url: 'https://assets.example.test/0', end: 'the first', other: null };
  let rounds = 0;
  let startedOver = 0;
  const newLink = () => {
    const url = `https://assets.example.test/${rounds}`;
    return { url, issuedAt: clock.now(), expiresAt: clock.now() + LIFE_MS };
  };
  responseLinks.add({
    link: newLink(),
    minValidForMs: 300_000,
    urlFields: [infoAt('url')],
    expiryFields: [infoAt('end')],
    refetch: () => {
      rounds += 1;
      return refetch(rounds);
    },
  });
  const loaders = { startOver: () => (startedOver += 1) } as unknown as Loaders;
  const look = () => renewExpiringLinks(data, { responseLinks, loaders, native: null });
  return { clock, data, responseLinks, look, newLink, counts: () => ({ rounds, startedOver }) };
}

test.each([
  { afterMs: 2_500, rounds: 0 },
  { afterMs: 2_501, rounds: 1 },
])(
  'a link with half of its lifetime left is not renewed; after $afterMs ms it is renewed $rounds times',
  async ({ afterMs, rounds }) => {
    const { clock, look, data, counts, newLink } = start(() => newLink());
    clock.advance(afterMs);
    expect(await look()).toEqual([]);
    expect(counts()).toEqual({ rounds, startedOver: rounds });
    expect(data.url).toBe(`https://assets.example.test/${rounds}`);
    if (rounds === 1) expect(data.end).toBe(new Date(START + afterMs + LIFE_MS).toISOString());
  },
);

test('a link that comes close to its expiry while others are renewed is renewed again', async () => {
  const { clock, responseLinks, look, data, counts, newLink } = start(() => newLink());
  const slow = { link: newLink(), minValidForMs: 300_000, urlFields: [infoAt('other')], expiryFields: [] };
  const refetch = async () => {
    // The first one has been renewed by then.
    await new Promise(setImmediate);
    clock.advance(3_000);
    return newLink();
  };
  responseLinks.add({ ...slow, refetch });
  clock.advance(3_000);
  expect(await look()).toEqual([]);
  expect(counts().rounds).toBe(2);
  expect([data.url, data.other]).toEqual(['https://assets.example.test/2', 'https://assets.example.test/1']);
});

test('links that expire faster than they are renewed become null after three rounds', async () => {
  const { clock, look, data, counts, newLink } = start(async () => {
    const link = newLink();
    clock.advance(LIFE_MS);
    return link;
  });
  clock.advance(3_000);
  const detail = { reason: 'links expire before they can be renewed' };
  expect(await look()).toMatchObject([{ path: ['url'], originalError: { code: 'PROVIDER_UNAVAILABLE', detail } }]);
  expect(counts().rounds).toBe(3);
  expect(data).toEqual({ url: null, end: null, other: null });
});

test('a link that comes back unchanged is not fetched again while it is alive', async () => {
  const first: { link?: ExpiringLink } = {};
  const { clock, look, counts, newLink } = start(() => first.link ?? null);
  first.link = newLink();
  clock.advance(LIFE_MS - 1);
  expect(await look()).toEqual([]);
  expect(await look()).toEqual([]);
  expect(counts().rounds).toBe(1);
});

test('an object that is null in the response causes no change and no error', async () => {
  const { clock, look } = start(() => Promise.reject(new Error('down')));
  clock.advance(LIFE_MS);
  const responseLinks = createResponseLinks(clock.now);
  responseLinks.add({
    link: { url: 'https://assets.example.test/a', issuedAt: START - LIFE_MS, expiresAt: START },
    minValidForMs: 0,
    urlFields: [{ path: { key: 'url', prev: { key: 'gone', prev: undefined } }, fieldNodes: [] } as never],
    expiryFields: [],
    refetch: () => Promise.reject(new Error('down')),
  });
  const loaders = { startOver: () => undefined } as unknown as Loaders;
  expect(await renewExpiringLinks({ gone: null }, { responseLinks, loaders, native: null })).toEqual([]);
  expect(await look()).toMatchObject([{ path: ['url'] }]);
});
