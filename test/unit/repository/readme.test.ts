import { statSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('README.md has at most 6.5 kB: what is longer belongs into docs', () => {
  expect(statSync('README.md').size).toBeLessThanOrEqual(6_500);
});
