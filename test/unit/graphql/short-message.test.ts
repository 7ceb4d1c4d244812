import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shorten } from '../../../src/graphql/errors/to-graphql-errors.js';

/** The same rules, written for readability; takes time for each quote. */
function shortenPlainly(message: string): string {
  const short = message.replace(/"([$@]?)([^"]*)"/g, (quoted, _mark, name) => (name.length > 64 ? '"…"' : quoted));
  return short.length <= 256 ? short : `${short.slice(0, 255)}…`;
}

/** Reading the whole message takes minutes. */
const LIMIT_MS = 20_000;

const part = fc.constantFrom('"', '$', '@', ' ', 'n', 'n'.repeat(63), 'n'.repeat(64), 'n'.repeat(65), 'n'.repeat(200));

test('removes long names from a message and truncates it to 256 characters', () => {
  const property = (parts: readonly string[]) => {
    expect(shorten(parts.join(''))).toBe(shortenPlainly(parts.join('')));
  };
  fc.assert(fc.property(fc.array(part, { maxLength: 30 }), property), { numRuns: 2_000 });
});

test.each([
  ['quotes', '"'],
  ['names in quotes', '"n" '],
  ['long names in quotes', `"${'n'.repeat(65)}"`],
  ['names without an end', `"${'n'.repeat(300)}`],
])(
  'reads no more of ten million characters than it returns: %s',
  (_what, text) => {
    const message = text.repeat(10_000_000 / text.length);
    for (let count = 0; count < 1_000; count += 1) expect(shorten(message).length).toBe(256);
  },
  LIMIT_MS,
);
