import { expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { buildGatewaySchema } from '../../../../src/graphql/build-schema.js';
import { cacheRootsOf } from '../../../../src/graphql/rules/cache-roots.js';
import { createKnownOperations } from '../../../../src/server/response-cache/operations.js';

function createOperations() {
  const operations = createKnownOperations({
    roots: cacheRootsOf(buildGatewaySchema()),
    toCostOf: () => () => 1,
    maxCost: 1_000,
    isKnown: () => true,
    maxSignatureIds: 100,
  });
  const add = (text: string) => {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (operation != null) operations.add(text, document, operation);
  };
  const isKnown = (text: string) => operations.match({ text, operationName: null, variables: {} }) !== undefined;
  return { add, isKnown };
}

const toText = (index: number, filling: string) => `{ livenessResult(signatureId: "a${index}") { status ${filling} } }`;

test.each([
  ['short', '', 300],
  ['long', ' '.repeat(32_000), Math.floor((8 * 1_048_576) / (2 * 32_000 + 1_100))],
])('the last of many %s documents are known, as many as fit', (_what, filling, most) => {
  const { add, isKnown } = createOperations();
  const texts = Array.from({ length: 400 }, (_, index) => toText(index, filling));
  for (const text of texts) add(text);
  const known = texts.filter(isKnown);
  expect(known).toEqual(texts.slice(-most));
});
