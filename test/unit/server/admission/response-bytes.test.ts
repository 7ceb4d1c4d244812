import { expect, test } from '@jest/globals';
import { createResponseBytes } from '../../../../src/server/limits/admission/response-bytes.js';

const MIB = 1024 * 1024;
const toCaller = (subject: string) => ({ subject, tenant: 'tenant', scopes: new Set<never>() });
const [one, two, three] = [toCaller('one'), toCaller('two'), toCaller('three')];
const OVERLOADED = expect.objectContaining({ httpError: expect.objectContaining({ status: 503, code: 'OVERLOADED' }) });
const RATE_LIMITED = expect.objectContaining({
  httpError: expect.objectContaining({ status: 429, code: 'RATE_LIMITED' }),
});

test('a caller may use half of the bytes and no more', () => {
  const bytes = createResponseBytes(8 * MIB);
  bytes.reserve(one, 3 * MIB);
  expect(() => bytes.reserve(one, 2 * MIB)).toThrow(RATE_LIMITED);
  bytes.assertRoom(one);
  const last = bytes.reserve(one, MIB);
  expect(() => bytes.assertRoom(one)).toThrow(RATE_LIMITED);
  bytes.assertRoom(two);
  last.settle(MIB / 2);
  bytes.assertRoom(one);
});

test('images leave an eighth for all other responses', () => {
  const bytes = createResponseBytes(8 * MIB);
  bytes.reserve(one, 4 * MIB);
  bytes.reserve(two, 3 * MIB);
  expect(() => bytes.reserve(three, 1)).toThrow(OVERLOADED);
  bytes.assertRoom(three);
  bytes.hold(three, MIB);
  expect(() => bytes.assertRoom(three)).toThrow(OVERLOADED);
});

test('a reservation above the share of a caller counts as half', () => {
  const bytes = createResponseBytes(8 * MIB);
  const held = bytes.reserve(one, 1_000 * MIB);
  expect(bytes.inFlight()).toBe(4 * MIB);
  held.release();
  held.release();
  expect(bytes.inFlight()).toBe(0);
});

test('a waiting response also counts for its socket, however short it is', () => {
  const bytes = createResponseBytes(8 * MIB);
  for (let count = 0; count < 16; count += 1) bytes.hold(one, 20_000);
  expect(() => bytes.assertRoom(one)).toThrow(RATE_LIMITED);
  bytes.assertRoom(two);
});
