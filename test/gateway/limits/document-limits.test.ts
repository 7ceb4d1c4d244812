import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { toDocumentLimits } from '../../support/data/document-limits.js';
import { toManifest, trusting } from '../../support/data/manifest.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const rejectionOf = (text: string, env?: Record<string, string>) =>
  toDocumentLimits(env).findExceeded(parse(text))?.message;

test('a document is rejected if one of its operations exceeds a limit', () => {
  const large = `{ ${Array(201).fill('a').join(' ')} }`;
  expect(rejectionOf('query A { a } query B { b }')).toBeUndefined();
  expect(rejectionOf(`query A { a } query B ${large}`)).toContain('200 fields');
});

describe('an operation may have as many as configured, and not one more', () => {
  const KINDS: [string, string, number, (count: number) => string][] = [
    ['levels of fields', 'MAX_DEPTH', 10, (count) => `${'{ a '.repeat(count)}${'}'.repeat(count)}`],
    ['fields', 'MAX_FIELDS', 200, (count) => `{ a { ${'b '.repeat(count - 1)} } }`],
    ['fields at its root', 'MAX_ROOT_FIELDS', 20, (count) => `{ ${'a '.repeat(count)} }`],
    ['aliases', 'MAX_ALIASES', 15, (count) => `{ ${'a: b '.repeat(count)} b }`],
    ['directives', 'MAX_DIRECTIVES', 20, (count) => `{ a ${'@d '.repeat(count)} }`],
    ['fragments', 'MAX_FRAGMENTS', 100, (count) => `{ ${'... { '.repeat(count)} a ${'} '.repeat(count)} }`],
  ];

  test.each(KINDS)('%s: %s, %d by default', (what, name, fallback, toText) => {
    for (const [most, env] of [
      [fallback, {}],
      [3, { [name]: '3' }],
      [fallback + 30, { MAX_ROOT_FIELDS: '200', [name]: `${fallback + 30}` }],
    ] as const) {
      expect(rejectionOf(toText(most), env)).toBeUndefined();
      expect(rejectionOf(toText(most + 1), env)).toBe(`An operation may have at most ${most} ${what}.`);
    }
  });

  test.each<[string, number, (count: number) => string]>([
    ['levels of introspection', 20, (count) => `{ __schema ${'{ a '.repeat(count - 1)}${'}'.repeat(count)}`],
    ['fields of introspection', 500, (count) => `{ __schema { ${'a '.repeat(count - 1)} } }`],
  ])('%s: no variable, %d', (what, most, toText) => {
    expect(rejectionOf(toText(most))).toBeUndefined();
    expect(rejectionOf(toText(most + 1))).toBe(`An operation may have at most ${most} ${what}.`);
  });

  test('fields and levels of a fragment on its own, which counts as introspection', () => {
    const fragment = (count: number) => `{ a } fragment f on Q { ${'b '.repeat(count)} }`;
    expect(rejectionOf(fragment(900), { MAX_FIELDS: '900' })).toBeUndefined();
    expect(rejectionOf(fragment(901), { MAX_FIELDS: '900' })).toContain('900 fields of introspection');
  });
});

describe('the gateway', () => {
  const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ')} }`;

  test('executes documents within MAX_ALIASES and rejects others', async () => {
    const { ask } = await startTestGateway({ env: { MAX_ALIASES: '18' } });
    expect((await ask(aliases(18))).errors).toEqual([]);
    expect((await ask(aliases(19))).errors).toEqual([
      { message: 'An operation may have at most 18 aliases.', extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
  });

  test('starts with trusted documents within MAX_ALIASES and with no others', async () => {
    const trusted = trusting('only', toManifest(aliases(18)));
    const { ask } = await startTestGateway({ ...trusted, env: { ...trusted.env, MAX_ALIASES: '18' } });
    expect((await ask(aliases(18))).errors).toEqual([]);
    await expect(startTestGateway(trusted)).rejects.toThrow('at most 15 aliases');
  });
});
