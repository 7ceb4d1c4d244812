import { expect, test } from '@jest/globals';
import { decodeRecent, withRecent } from '../../../src/web/console/recent/recent-ids.js';
import { parseRoute, toHash } from '../../../src/web/console/route.js';

const recent = (id: string, lookedAtMs = 0) => ({ name: 'result', id, lookedAtMs }) as const;

test('lists the latest id first, each id once, and at most twelve', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => recent(`id-${index}`));
  const list = withRecent(withRecent(twelve, recent('id-5', 1)), recent('new', 2));
  expect(list.slice(0, 3).map(({ id }) => id)).toEqual(['new', 'id-5', 'id-0']);
  expect(list).toHaveLength(12);
});

test('tells a native result from a verification with the same id', () => {
  const native = { ...recent('a'), name: 'native' } as const;
  expect(withRecent([recent('a')], native)).toEqual([native, recent('a')]);
  expect(decodeRecent(JSON.stringify([native, recent('a')]))).toEqual([native, recent('a')]);
});

test('reads the ids that version 0.2.0 has stored', () => {
  expect(decodeRecent('[{"signatureId":"a","lookedAtMs":1}]')).toEqual([recent('a', 1)]);
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['another shape', '{"length":1}'],
  [
    'entries of another shape',
    '[null, 1, {"id":"a"}, {"id":"../a","lookedAtMs":1}, {"id":"a","name":"x","lookedAtMs":1}]',
  ],
])('%s in the storage of the browser yields no recent ids', (_what, text) => {
  expect(decodeRecent(text)).toEqual([]);
});

test('a result has an address, and every other address is the home page', () => {
  for (const name of ['result', 'native'] as const)
    expect(parseRoute(toHash({ name, id: 'a-1_B' }))).toEqual({ name, id: 'a-1_B' });
  for (const hash of ['', '#/', '#/result/', '#/result/a/b', '#/result/%2e%2e', `#/result/${'a'.repeat(65)}`]) {
    expect(parseRoute(hash)).toEqual({ name: 'home' });
  }
});
