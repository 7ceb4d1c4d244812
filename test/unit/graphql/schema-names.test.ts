import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';

/** Fields whose names are common words in other meanings too. */
const COMMON_WORDS = ['base64', 'event', 'fields', 'kind', 'result', 'state', 'status', 'url', 'images', 'expiresAt'];

const schema = buildGatewaySchema();
const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
const names = [...new Set(types.flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : [])))].filter(
  (name) => !COMMON_WORDS.includes(name),
);

const files = [
  'graphql',
  'graphql/errors',
  'graphql/federation',
  'graphql/links',
  'graphql/rules',
  'server',
  'audit',
  'observability',
  'app',
]
  .flatMap((room) =>
    readdirSync(`src/${room}`, { recursive: !room.startsWith('graphql'), encoding: 'utf8' }).map(
      (name) => `src/${room}/${name}`,
    ),
  )
  .filter((name) => name.endsWith('.ts'));

test('only the types and resolvers name fields of the schema: what a field needs is declared on the field', () => {
  expect(names.length).toBeGreaterThan(20);
  const tables = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '');
    return names.filter((name) => new RegExp(`['"\`]${name}['"\`]`).test(code)).map((name) => `${file}: ${name}`);
  });
  expect(tables).toEqual([
    // The decorators of the root fields.
    'src/graphql/query.resolver.ts: signatureId',
    // A member of the errors of graphql-js.
    'src/graphql/errors/cheap-errors.ts: nodes',
    // A member of another object with the same name: an event of the audit log.
    'src/audit/plugin/open-audit.ts: errorCode',
  ]);
});
