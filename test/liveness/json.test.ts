import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Json, withoutAddresses } from '../../src/liveness/json.js';

test.each([
  'https://shop.example.test/back?secret=1',
  'HTTP://SHOP.EXAMPLE.TEST',
  'myapp://done',
  'com.example.app+x://callback',
  '  https://shop.example.test',
])('the address %j is taken out of objects and lists at any depth', (address) => {
  const data = { region: 'PHL', back: address, deep: { list: ['kept', address, [address]], back: address } };
  expect(withoutAddresses(data)).toEqual({ region: 'PHL', deep: { list: ['kept', []] } });
  expect(withoutAddresses(address)).toBeUndefined();
});

test.each(['PHL', 'biz-0001', 'a sentence that names https://shop.example.test', '12:30', '://', ''])(
  'the text %j is no address and is kept',
  (text) => {
    expect(withoutAddresses({ text })).toEqual({ text });
  },
);

test.each([null, true, false, 0, 12.5])('the value %j is kept as it is', (value) => {
  expect(withoutAddresses({ value, list: [value] })).toEqual({ value, list: [value] });
});

test('whatever the data, no string that is left is an address, and data without addresses is left as it was', () => {
  const text = fc.oneof(fc.string(), fc.webUrl());
  const { data: anyData } = fc.letrec<{ data: Json }>((tie) => ({
    data: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('data')),
      fc.dictionary(fc.string(), tie('data')),
    ),
  }));
  fc.assert(
    fc.property(anyData, (data) => {
      const kept = withoutAddresses(data);
      expect(stringsIn(kept ?? null).filter((some) => /^\s*https?:\/\//.test(some))).toEqual([]);
      if (stringsIn(data).every((some) => !some.includes('://'))) expect(kept).toEqual(data);
    }),
  );
});

function stringsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
