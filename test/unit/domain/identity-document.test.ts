import { expect, test } from '@jest/globals';
import { maskDocumentNumber } from '../../../src/domain/identity-document.js';
import { isAboutFace } from '../../../src/domain/verification.js';
import { createResult } from '../../support/provider/results.js';

test.each([
  ['AB1234567', '*****4567'],
  ['12345', '*2345'],
  ['1234', '****'],
  ['7', '*'],
  ['00-0000000-1', '********00-1'],
  ['😀😀😀😀1234', '****1234'],
])('the number %s is masked as %s', (number, masked) => {
  expect(maskDocumentNumber(number)).toBe(masked);
});

test.each([
  ['has been decided on a document alone', { hasFace: false, hasPersonalData: true }, false],
  ['has been decided with a face and a document', { hasFace: true, hasPersonalData: true }, true],
  ['has been decided with neither', { hasFace: false }, true],
  ['still runs', { hasFace: false, hasPersonalData: true, status: 'PENDING' }, true],
  ['was given up', { hasFace: false, hasPersonalData: true, status: 'INCOMPLETE' }, true],
] as const)('a verification that %s is about a face: %j -> %s', (_what, changes, expected) => {
  expect(isAboutFace(createResult(changes))).toBe(expected);
});
