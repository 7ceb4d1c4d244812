import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENTED_PARAMETERS, keepPlainParameters } from '../../../src/domain/input-parameters.js';
import { HIDDEN_ADDRESSES } from '../../support/addresses.js';

test.each(HIDDEN_ADDRESSES)('the text %j is dropped from a documented parameter', (text) => {
  expect(keepPlainParameters({ userId: text, region: 'PHL' })).toEqual({ region: 'PHL' });
});

test.each([
  'PHL',
  'biz-0001',
  'PH-ID-SSS',
  'en-US',
  'john.doe',
  'john.doe@bank.example',
  '+62 812 3456 7890',
  '0f3c9a51-d2b8-4e67-9a51-0f3c9a51d2b8',
  'dGhpcyBpcyBhIHBsYWluIGlk',
  'order #5, branch 7/2026',
  '50 % paid',
  '12:30',
  'Zoë 李 🙂',
  '',
])('the text %j is plain', (text) => {
  expect(keepPlainParameters({ userId: text })).toEqual({ userId: text });
});

test('booleans and finite numbers are kept, and nothing else except text', () => {
  const values = [true, false, 0, 12.5, null, [], {}, ['u'], Number.NaN, Number.POSITIVE_INFINITY, 1n, undefined];
  const kept = values.map((value) => keepPlainParameters({ userId: value }).userId);
  expect(kept).toEqual([true, false, 0, 12.5, ...Array(8).fill(undefined)]);
});

test('text is kept up to a maximum length', () => {
  expect(keepPlainParameters({ userId: 'u'.repeat(256) })).toHaveProperty('userId');
  expect(keepPlainParameters({ userId: 'u'.repeat(257) })).toEqual({});
});

test('only listed own properties are kept, regardless of their names', () => {
  const members = fc.dictionary(
    fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(...DOCUMENTED_PARAMETERS)),
    fc.string(),
  );
  fc.assert(
    fc.property(members, (parameters) => {
      for (const name of Object.keys(keepPlainParameters(parameters))) {
        expect(DOCUMENTED_PARAMETERS).toContain(name);
        expect(Object.hasOwn(parameters, name)).toBe(true);
      }
    }),
  );
  expect(keepPlainParameters(JSON.parse('{"__proto__":{"userId":"u"}}'), new Set(['toString', 'userId']))).toEqual({});
});
