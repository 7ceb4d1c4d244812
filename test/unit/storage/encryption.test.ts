import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createValueCipher } from '../../../src/storage/redis/encryption.js';

const key = randomBytes(32);
const cipher = createValueCipher([key]);

test('opens what it has sealed, whatever it is, under the name it was sealed for and under no other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, name, other) => {
      const sealed = cipher.seal(name, text);
      expect(cipher.open(name, sealed)).toBe(text);
      if (other !== name) expect(cipher.open(other, sealed)).toBe(undefined);
    }),
  );
});

test('makes nothing of bytes that were changed anywhere, cut anywhere, or are any others', () => {
  const sealed = cipher.seal('name', 'text');
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(cipher.open('name', changed)).toBe(undefined);
    expect(cipher.open('name', sealed.subarray(0, index))).toBe(undefined);
  }
  fc.assert(fc.property(fc.uint8Array(), (bytes) => cipher.open('name', Buffer.from(bytes)) === undefined));
});

test('seals one text twice into different bytes, with a key of its own for each name', () => {
  expect(cipher.seal('name', 'text')).not.toEqual(cipher.seal('name', 'text'));
});

test('names no two things alike, and nothing as another key does', () => {
  const names = [
    ...cipher.namesOf('result', 'a'),
    ...cipher.namesOf('result', 'b'),
    ...cipher.namesOf('lease', 'a'),
    ...createValueCipher([randomBytes(32)]).namesOf('result', 'a'),
  ];
  expect(new Set(names).size).toBe(4);
});

test('has instances agree on a name in whatever order they have their keys', () => {
  const other = randomBytes(32);
  const agreed = createValueCipher([key, other]).agreedNameOf('lease', 'a');
  expect(createValueCipher([other, key]).agreedNameOf('lease', 'a')).toBe(agreed);
});
