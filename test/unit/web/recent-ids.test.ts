import { expect, test } from '@jest/globals';
import { decodeRecent, withRecent } from '../../../src/web/console/recent/recent-ids.js';
import { parseRoute, toResultHash } from '../../../src/web/console/route.js';

const recent = (signatureId: string, lookedAtMs = 0) => ({ signatureId, lookedAtMs });

test('lists the latest id first, each id once, and at most twelve', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => recent(`id-${index}`));
  const list = withRecent(withRecent(twelve, recent('id-5', 1)), recent('new', 2));
  expect(list.slice(0, 3).map(({ signatureId }) => signatureId)).toEqual(['new', 'id-5', 'id-0']);
  expect(list).toHaveLength(12);
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['another shape', '{"length":1}'],
  ['entries of another shape', '[null, 1, {"signatureId":"a"}, {"signatureId":"../a","lookedAtMs":1}]'],
])('%s in the storage of the browser yields no recent ids', (_what, text) => {
  expect(decodeRecent(text)).toEqual([]);
});

test('a result has an address, and every other address is the home page', () => {
  expect(parseRoute(toResultHash('a-1_B'))).toEqual({ name: 'result', signatureId: 'a-1_B' });
  for (const hash of ['', '#/', '#/result/', '#/result/a/b', '#/result/%2e%2e', `#/result/${'a'.repeat(65)}`]) {
    expect(parseRoute(hash)).toEqual({ name: 'home' });
  }
});
