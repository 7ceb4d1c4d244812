import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Lexer, Source, TokenKind } from 'graphql';
import { isDocumentDeeperThan } from '../../../src/server/limits/documents/document-depth.js';

const OPENING: readonly string[] = [TokenKind.BRACKET_L, TokenKind.BRACE_L];
const CLOSING: readonly string[] = [TokenKind.BRACKET_R, TokenKind.BRACE_R];

/** Returns, with the lexer of graphql-js, the deepest level before its first error and whether there is none. */
function measure(text: string) {
  const lexer = new Lexer(new Source(text));
  let [depth, deepest] = [0, 0];
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (OPENING.includes(token.kind)) depth += 1;
      if (CLOSING.includes(token.kind)) depth -= 1;
      deepest = Math.max(deepest, depth);
    }
    return { deepest, isWhole: true };
  } catch {
    return { deepest, isWhole: false };
  }
}

const piece = fc.constantFrom(
  ...[
    '[',
    ']',
    '{',
    '}',
    '{a ',
    '"',
    '""',
    '"""',
    '\\"""',
    '\\',
    '\\\\',
    '\\"',
    '#',
    '\n',
    '\r',
    '\r\n',
    '\ufeff',
    ' ',
    'a',
    'é',
  ],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc
    .array(fc.oneof(piece, fc.constantFrom('[', '{', '"a"', '"""a"b"""', '# "\n')), { maxLength: 40 })
    .map((all) => all.join('')),
);

test('the depth of a document is that of its brackets and braces outside of strings and comments', () => {
  let whole = 0;
  fc.assert(
    fc.property(text, fc.nat(8), (document, maxDepth) => {
      const { deepest, isWhole } = measure(document);
      const isDeeper = isDocumentDeeperThan(maxDepth, document);
      if (isWhole) {
        whole += 1;
        expect(isDeeper).toBe(deepest > maxDepth);
      } else if (deepest > maxDepth) expect(isDeeper).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(whole).toBeGreaterThan(1_000);
});
