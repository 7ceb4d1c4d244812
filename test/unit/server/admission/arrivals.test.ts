import { expect, test } from '@jest/globals';
import { createArrivals } from '../../../../src/server/limits/admission/arrivals.js';

const toCaller = (subject: string) => ({ subject, tenant: 'tenant', scopes: new Set<never>() });
const RATE_LIMITED = { httpError: expect.objectContaining({ status: 429, code: 'RATE_LIMITED' }) };
const OVERLOADED = { httpError: expect.objectContaining({ status: 503, code: 'OVERLOADED' }) };

test('the bytes of all bodies are bounded, and released when a request ends', () => {
  const arrivals = createArrivals({ max: 100, maxBytes: 80 });
  const enter = (name: string) => arrivals.enter(`address of ${name}`, toCaller(name));
  const [first, ...others] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(enter);
  for (const arrival of [first, ...others]) arrival?.add(10);
  expect(() => first?.add(1)).toThrow(expect.objectContaining(RATE_LIMITED));
  const another = enter('i');
  expect(() => another.add(1)).toThrow(expect.objectContaining(OVERLOADED));
  first?.end();
  first?.end();
  another.add(10);
  expect(() => enter('j').add(1)).toThrow(expect.objectContaining(OVERLOADED));
});

test('the total number of requests is bounded', () => {
  const arrivals = createArrivals({ max: 3 });
  const [first] = ['a', 'b', 'c'].map((name) => arrivals.enter(name, toCaller(name)));
  expect(() => arrivals.enter('d', toCaller('d'))).toThrow(expect.objectContaining(OVERLOADED));
  first?.end();
  expect(arrivals.count()).toBe(2);
  arrivals.enter('d', toCaller('d'));
});

test('a request whose credential is rejected is no longer counted', async () => {
  const arrivals = createArrivals({ max: 2 });
  const refused = arrivals.waitFor(Promise.reject(new Error('refused')), 'a');
  expect(arrivals.count()).toBe(1);
  await expect(refused).rejects.toThrow('refused');
  expect(arrivals.count()).toBe(0);
});
