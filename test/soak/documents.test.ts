import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import type { Verification } from '../../src/domain/verification.js';
import { decodeVerification } from '../../src/providers/advance-ai/record/decode-verification.js';
import { createMemoryCache } from '../../src/storage/cache/memory-cache.js';
import { toResultKey } from '../../src/storage/cache/result-cache.js';
import { linkTo, wireResult } from '../support/provider/wire.js';
import { START } from '../support/test-clock.js';
import { isShort } from './support/loaded-gateway.js';

const MIB = 1_048_576;
const HOUR_MS = 3_600_000;
const BOUND = 64 * MIB;
const DISTINCT = isShort ? 100_000 : 1_000_000;

const DOCUMENT = {
  docResult: 'PASS',
  docType: 'PH-ID-SSS',
  frontImage: linkTo('front-0000000.jpg'),
  backImage: linkTo('back-0000000.jpg'),
  ocr: {
    idNumber: '00-0000000-0',
    fullName: 'TEST PERSON 0000000',
    birthday: '1990-01-01',
    expiryDate: '2030-02-03',
    nationality: 'PHL',
    fullAddress: '0000000 NOWHERE STREET',
  },
  idForgery: { result: 'pass', detail: null },
};

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const heapBytes = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

/** Decodes a response of its own, as the gateway would. */
function createVerification(index: number): Verification {
  const signatureId = `soak-${index}`;
  const text = JSON.stringify({ ...wireResult({ docDetail: DOCUMENT }), signatureId });
  const data: unknown = JSON.parse(text.replaceAll('0000000', String(index).padStart(7, '0')));
  return decodeVerification(data, { signatureId, sentAt: START, fetchedAt: START, linkTtlMs: HOUR_MS }).result;
}

test('distinct verifications with documents without end stay within the bytes of the store', () => {
  let elapsedMs = 0;
  const memory = createMemoryCache({
    maxEntries: 100_000,
    maxBytes: BOUND,
    personalTtlMs: HOUR_MS,
    monotonicNow: () => elapsedMs,
  });
  const before = heapBytes();
  for (let index = 0; index < DISTINCT; index += 1) {
    elapsedMs += 1;
    memory.put(toResultKey('default', `soak-${index}`), createVerification(index), 10 * HOUR_MS);
  }
  const grownBy = heapBytes() - before;
  process.stdout.write(`${DISTINCT} verifications with documents: ${Math.round(grownBy / MIB)} MiB\n`);
  expect(grownBy).toBeLessThan(BOUND);
  expect(memory.get(toResultKey('default', `soak-${DISTINCT - 1}`))?.personalData).toBeDefined();
  expect(memory.get(toResultKey('default', 'soak-0'))).toBeUndefined();
});
