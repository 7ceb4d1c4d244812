import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CursorScope, createCursors } from '../../../src/history/cursor.js';

const KEY = Buffer.alloc(32, 'k');
const SCOPE: CursorScope = {
  tenant: 'a',
  filter: { status: ['FAIL', 'PASS'], recordedAt: { from: 1 } },
  order: { field: 'RECORDED_AT', direction: 'DESC' },
};
const POSITION = { value: 1.5, signatureId: 'id-1' };
const { encode, decode } = createCursors(SCOPE);

test('a cursor leads back to the place that it was made for', () => {
  const positions = fc.record({
    value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => it || 0)),
    signatureId: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  });
  fc.assert(
    fc.property(positions, (position) => {
      expect(decode(encode(position, KEY), KEY)).toEqual(position);
    }),
  );
});

test.each<[string, CursorScope]>([
  ['another tenant', { ...SCOPE, tenant: 'b' }],
  ['another filter', { ...SCOPE, filter: { status: ['FAIL', 'PASS'] } }],
  ['another value in the filter', { ...SCOPE, filter: { ...SCOPE.filter, recordedAt: { from: 2 } } }],
  ['another order', { ...SCOPE, order: { field: 'DECIDED_AT', direction: 'DESC' } }],
  ['another direction', { ...SCOPE, order: { field: 'RECORDED_AT', direction: 'ASC' } }],
])('a cursor is invalid for %s', (_, scope) => {
  expect(createCursors(scope).decode(encode(POSITION, KEY), KEY)).toBeUndefined();
});

test('the order of the members of a filter, and of the values in its lists, does not matter', () => {
  const same: CursorScope = {
    ...SCOPE,
    filter: { recordedAt: { from: 1, before: undefined }, status: ['PASS', 'FAIL', 'PASS'], userId: undefined },
  };
  expect(createCursors(same).decode(encode(POSITION, KEY), KEY)).toEqual(POSITION);
});

test('all cursors of a list share one reading of its filter, and a list without cursors needs none', () => {
  let readings = 0;
  const filter = {
    get userId() {
      readings += 1;
      return 'u';
    },
  };
  const cursors = createCursors({ ...SCOPE, filter });
  expect(readings).toBe(0);
  for (const signatureId of ['a', 'b', 'c']) {
    const cursor = cursors.encode({ value: 1, signatureId }, KEY);
    expect(cursors.decode(cursor, KEY)).toEqual({ value: 1, signatureId });
  }
  expect(readings).toBe(1);
});

test('a cursor of another database, or of another version, is invalid', () => {
  const cursor = encode(POSITION, KEY);
  expect(decode(cursor, Buffer.alloc(32, 'x'))).toBeUndefined();
  const older = Buffer.from(cursor, 'base64url');
  older[0] = 0;
  expect(decode(older.toString('base64url'), KEY)).toBeUndefined();
});

test('a cursor with any bit changed is invalid, and so is any other text', () => {
  const bytes = Buffer.from(encode(POSITION, KEY), 'base64url');
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const forged = Buffer.from(bytes);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decode(forged.toString('base64url'), KEY)).toBeUndefined();
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => expect(decode(text, KEY)).toBeUndefined()));
  expect(decode('A'.repeat(100_000), KEY)).toBeUndefined();
});
