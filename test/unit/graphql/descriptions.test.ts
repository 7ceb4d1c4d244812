import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { faultsOfDescriptions } from '../../support/data/descriptions.js';

test.each(['schema.graphql', 'subgraph.graphql'])(
  'everything in schema/%s has a description of its own, and deprecations name the replacement',
  (name) => {
    expect(faultsOfDescriptions(readFileSync(`schema/${name}`, 'utf8'))).toEqual([]);
  },
);

test.each([
  ['type A { "A long enough text." b: Int }', ['A has no description']],
  ['"A long enough text." type A { b: Int }', ['A.b has no description']],
  ['"A long enough text." type A { "Too short" b: Int }', ['A.b is described in too few words']],
  ['"Ours, then theirs." type A { "It. Provider: longEnoughName" b: Int }', ['A.b is described in too few words']],
  ['"A long enough text." enum A { B }', ['A.B has no description']],
  ['"A long enough text." type A { "A long enough text." b(c: Int): Int }', ['A.b.c has no description']],
  ['"A long enough text." input A { b: Int }', ['A.b has no description']],
  ['"A long enough text." directive @a(b: Int) on FIELD', ['a.b has no description']],
  [
    '"The liveness face image." type LivenessFaceImage { "A long enough text." b: Int }',
    ['LivenessFaceImage is described by its own name'],
  ],
  ['"A long enough text." type A { "A long enough text." b: Int @deprecated }', ['A.b is deprecated without a reason']],
  [
    '"A long enough text." type A { "A long enough text." b: Int @deprecated(reason: "old") }',
    ['A.b is deprecated without a reason'],
  ],
  ['"A long enough text." type A { "A long enough text." b: Int @deprecated(reason: "Use c, which is exact.") }', []],
])('the rule checks %s', (sdl, faults) => {
  expect(faultsOfDescriptions(sdl)).toEqual(faults);
});
