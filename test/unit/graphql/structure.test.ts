import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse, print, visit } from 'graphql';
import { printGatewaySchema } from '../../../src/graphql/build-schema.js';

function withoutDescriptions(sdl: string): string {
  return `${print(visit(parse(sdl), { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) }))}\n`;
}

test('the structure of the schema, descriptions aside, changes only together with test/unit/graphql/structure.graphql', () => {
  expect(withoutDescriptions(printGatewaySchema())).toBe(readFileSync('test/unit/graphql/structure.graphql', 'utf8'));
});
