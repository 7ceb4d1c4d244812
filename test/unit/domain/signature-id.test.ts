import { expect, test } from '@jest/globals';
import { isSignatureId } from '../../../src/domain/liveness-result.js';

test.each(['a', '0f3c9a51d2b84e67', 'A-b_9', 'x'.repeat(64)])('%j is a signature id', (text) => {
  expect(isSignatureId(text)).toBe(true);
});

test.each(['', '-a', '_a', 'a b', 'a/b', 'a.b', 'ä', 'a\n', '\na', 'a\u0000', 'x'.repeat(65)])(
  '%j is not a signature id',
  (text) => {
    expect(isSignatureId(text)).toBe(false);
  },
);
