import { expect, test } from '@jest/globals';
import { createPieceMemo, type MemoPiece } from '../../../src/server/memo/piece-memo.js';

const toPiece = (length: number): MemoPiece => ({ bytes: Buffer.alloc(length), until: 0, disclosed: '' });

test('a piece is found by the very result that it was made of and its view, until another takes its place', () => {
  const memo = createPieceMemo(100_000);
  const [result, equal] = [{ id: 1 }, { id: 1 }];
  const [first, second] = [toPiece(1), toPiece(2)];
  memo.set(result, 'view', first);
  expect([memo.get(result, 'view'), memo.get(result, 'other'), memo.get(equal, 'view')]).toEqual([
    first,
    undefined,
    undefined,
  ]);
  memo.set(result, 'view', second);
  expect(memo.get(result, 'view')).toBe(second);
});

test('of one result the newest views are kept, however many come', () => {
  const memo = createPieceMemo(10_000_000);
  const result = {};
  for (let count = 0; count < 1_000; count += 1) memo.set(result, `view ${count}`, toPiece(1));
  const kept = Array.from({ length: 1_000 }, (_, count) => count).filter((count) => memo.get(result, `view ${count}`));
  expect(kept).toEqual(Array.from({ length: 32 }, (_, index) => 968 + index));
});

test('past its bytes the result that was read the longest time ago goes, with all views of it', () => {
  const memo = createPieceMemo(10_000);
  const [first, second, third] = [{}, {}, {}];
  for (const view of ['one', 'two']) memo.set(first, view, toPiece(1_000));
  memo.set(second, 'one', toPiece(1_000));
  memo.get(first, 'one');
  memo.set(third, 'one', toPiece(1_000));
  expect([first, second, third].map((result) => memo.get(result, 'one') !== undefined)).toEqual([true, false, true]);
});
