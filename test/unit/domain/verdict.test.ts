import { expect, test } from '@jest/globals';
import { isFaceMatch, isLikelyAttack, toAttackReasons } from '../../../src/domain/verdict.js';
import { createResult } from '../../support/provider/results.js';

const policy = { livenessThreshold: 50, similarityThreshold: 70 };

test.each([
  { faceLivenessScore: 0, expected: true },
  { faceLivenessScore: 49.99, expected: true },
  { faceLivenessScore: 50, expected: false },
  { faceLivenessScore: 100, expected: false },
  { faceLivenessScore: null, expected: null },
])('a liveness score of $faceLivenessScore against 50 is likely an attack: $expected', (row) => {
  expect(isLikelyAttack(createResult(row), policy)).toBe(row.expected);
});

test.each([
  { livenessAttackCode: null, expected: null },
  { livenessAttackCode: 2, expected: true },
])('an invalid score is likely an attack by attack number $livenessAttackCode: $expected', (row) => {
  const result = createResult({ ...row, faceLivenessScore: null, invalidFields: ['faceLivenessScore'] });
  expect(isLikelyAttack(result, policy)).toBe(row.expected);
  expect(toAttackReasons(result, policy)).toEqual(row.livenessAttackCode === null ? [] : ['ATTACK_TYPE_REPORTED']);
});

test('an invalid attack type counts as reported', () => {
  const result = createResult({ livenessAttackCode: null, invalidFields: ['livenessAttackCode'] });
  expect(toAttackReasons(result, policy)).toEqual(['ATTACK_TYPE_REPORTED']);
  expect(isLikelyAttack(result, policy)).toBe(false);
});

test.each([
  { faceSimilarityScore: 0, expected: false },
  { faceSimilarityScore: 69.99, expected: false },
  { faceSimilarityScore: 70, expected: true },
  { faceSimilarityScore: 100, expected: true },
  { faceSimilarityScore: null, expected: null },
])('a similarity score of $faceSimilarityScore against 70 is a match: $expected', (row) => {
  expect(isFaceMatch(createResult(row), policy)).toBe(row.expected);
});

test('the thresholds of the policy decide, not the defaults', () => {
  const result = createResult({ faceLivenessScore: 60, faceSimilarityScore: 60 });
  const strict = { livenessThreshold: 61, similarityThreshold: 60 };
  expect(isLikelyAttack(result, strict)).toBe(true);
  expect(isFaceMatch(result, strict)).toBe(true);
});

test.each([
  { faceLivenessScore: 98, livenessAttackCode: null, reasons: [] },
  { faceLivenessScore: null, livenessAttackCode: null, reasons: [] },
  { faceLivenessScore: 3, livenessAttackCode: null, reasons: ['LOW_LIVENESS_SCORE'] },
  { faceLivenessScore: 98, livenessAttackCode: 2, reasons: ['ATTACK_TYPE_REPORTED'] },
  { faceLivenessScore: 3, livenessAttackCode: 42, reasons: ['LOW_LIVENESS_SCORE', 'ATTACK_TYPE_REPORTED'] },
])('score $faceLivenessScore with attack number $livenessAttackCode gives the reasons $reasons', (row) => {
  expect(toAttackReasons(createResult(row), policy)).toEqual(row.reasons);
});
