import { expect, test } from '@jest/globals';
import { hasMoreOpeningBrackets } from '../../../src/server/http/requests/json.js';

test.each([
  ['no brackets at all', 'query', false],
  ['as many brackets and braces together as allowed', '[{[{', false],
  ['one brace more', '[{[{{', true],
  ['one bracket more', '{{{[[', true],
  ['closing brackets, which do not count', '[{}]}]}]', false],
  ['brackets within a string, which count', '"[[[[["', true],
])('a text with %s', (_name, text, hasMore) => {
  expect(hasMoreOpeningBrackets(4, text)).toBe(hasMore);
});
