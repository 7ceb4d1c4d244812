import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { printGatewaySchema } from '../../../src/graphql/build-schema.js';

test('schema/schema.graphql is what the code emits', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(printGatewaySchema());
});
