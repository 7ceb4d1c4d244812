import { expect, test } from '@jest/globals';
import { countNew, toCountText, toVerificationsText } from '../../../../src/web/console/list/count.js';
import { readSearch } from '../../../../src/web/console/search.js';

test('one id leads to its result, and several ones to their list, each once and in their order', () => {
  expect(readSearch('result', ' v-1\n').hash).toBe('#/result/v-1');
  expect(readSearch('native', 'v-1').hash).toBe('#/native/v-1');
  expect(readSearch('result', 'b,a; c\tb\u200B').hash).toBe('#/?ids=b,a,c');
});

test('says why a search leads nowhere', () => {
  expect(readSearch('result', ' ').rejection).toMatch(/^An id has 1 to 64/);
  expect(readSearch('result', 'a order–1').rejection).toContain('This one contains "–" (U+2013).');
  expect(readSearch('native', 'a b').rejection).toBe('Only one liveness id can be opened at a time.');
  const ids = Array.from({ length: 101 }, (_, index) => `v-${index}`).join(' ');
  expect(readSearch('result', ids).rejection).toBe('At most 100 ids can be opened at once; these are 101.');
});

test('a count that the gateway stopped at is written with a plus, and tells nothing of new verifications', () => {
  const count = (value: number, isExact = true) => ({ __typename: 'RecordCount' as const, value, isExact });
  expect([toCountText(count(10_000, false)), toCountText(count(1_234))]).toEqual(['10,000+', '1,234']);
  expect([toVerificationsText(count(1)), toVerificationsText(count(0))]).toEqual(['1 verification', '0 verifications']);
  expect([countNew(count(5), count(8)), countNew(count(8), count(5))]).toEqual([3, 0]);
  expect(countNew(count(9_999), count(10_000, false))).toBe(0);
});
