import { expect, test } from '@jest/globals';
import { matchesHost } from '../../../src/domain/urls/host-pattern.js';

test.each([
  ['example.test', 'example.test', true],
  ['example.test', 'a.example.test', false],
  ['*.example.test', 'a.example.test', true],
  ['*.example.test', 'a.b.example.test', true],
  ['*.example.test', 'example.test', false],
  ['*.example.test', '.example.test', false],
  ['*.example.test', 'aexample.test', false],
  ['*.example.test', 'a.example.test.evil.test', false],
])('%s matches %s: %s', (pattern, hostname, matches) => {
  expect(matchesHost(pattern, hostname)).toBe(matches);
});
