import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ERROR_CODES } from '../../src/domain/errors/error-codes.js';

const page = readFileSync('docs/errors.md', 'utf8');
const rows = [...page.matchAll(/^\| (`[A-Z_`, ]+`) \| (.+) \| (.+) \|$/gm)].map(([, cell = '', when = '']) => {
  return { codes: cell.match(/\w+/g) ?? [], when };
});

test('docs/errors.md has every code that the gateway can send, and no other', () => {
  const codes = new Set<unknown>(rows.flatMap(({ codes }) => codes));
  expect([...codes].toSorted()).toEqual(Object.keys(ERROR_CODES).toSorted());
});

test('docs/errors.md: each code has one row for a field and one for a request at most', () => {
  const chapters = page.split('\n## ').slice(1);
  for (const chapter of chapters) {
    const codes = rows.filter(({ when }) => chapter.includes(when)).flatMap((row) => row.codes);
    expect(codes.length).toBe(new Set(codes).size);
  }
});
