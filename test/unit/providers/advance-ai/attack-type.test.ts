import { expect, test } from '@jest/globals';
import { toAttackType } from '../../../../src/providers/advance-ai/record/decode-result.js';

test.each([
  { code: 1, type: 'PRESENTATION' },
  { code: 2, type: 'INJECTION' },
  { code: 3, type: 'UNSURE' },
  { code: 42, type: 'UNKNOWN' },
  { code: 0, type: 'UNKNOWN' },
  { code: null, type: null },
])('attack number $code is decoded as $type', ({ code, type }) => {
  expect(toAttackType(code)).toBe(type);
});
