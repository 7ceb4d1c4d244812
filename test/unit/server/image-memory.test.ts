import { expect, test } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { createCostOf } from '../../../src/server/limits/cost-guard.js';
import { createImageMemory } from '../../../src/server/limits/image-memory.js';

const schema = buildGatewaySchema();
const memoryOf = createImageMemory(schema, createCostOf(schema));

function measure(text: string, variables = {}) {
  const document = parse(text);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('no operation');
  return memoryOf(document, operation, variables);
}

test.each([
  [
    'one image: two copies of a provider response, and the image',
    '{ livenessResult(signatureId: "a") { faceImage { base64 } } }',
    2.25,
  ],
  ['four images of one result', '{ livenessResult(signatureId: "a") { images { base64 url } } }', 3],
  [
    'nineteen images of nineteen results',
    'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { ...It } } fragment It on LivenessResult { faceImage { dataUri } }',
    19 * 2.25,
  ],
  [
    'one image among many results without',
    'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } livenessResult(signatureId: "a") { faceImage { base64 } } }',
    2.25,
  ],
  [
    'a page of results with links: none, whatever it costs',
    'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { images { url } auditImageArchive { url } } }',
    0,
  ],
])('the memory of %s', (_what, text, answers) => {
  expect(measure(text, { ids: Array.from({ length: 19 }, (_, index) => `id-${index}`) })).toBe(answers);
});
