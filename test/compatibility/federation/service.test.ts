import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, parse, printSchema, visit } from 'graphql';
import { printGatewaySchema, printSubgraph } from '../../../src/graphql/build-schema.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const SERVICE = '{ _service { sdl } }';
const emitted = readFileSync('schema/subgraph.graphql', 'utf8');

test('schema/subgraph.graphql is what the code emits, and what _service says', async () => {
  expect(emitted).toBe(printSubgraph());
  const { ask } = await startTestGateway({ env: { FEDERATION: 'on' } });
  const { sdl } = (await ask(SERVICE)).data._service;
  expect(emitted.split('\n\n').slice(1).join('\n\n')).toBe(sdl);
});

test('but for the keys of its entities and PageInfo, which many subgraphs have, the subgraph is the public contract', () => {
  expect(emitted.match(/^type \w+ (?:implements \w+ )?@.*/gm)).toEqual([
    'type LivenessResult implements FaceLivenessCheck @key(fields: "signatureId") {',
    'type NativeLivenessResult implements FaceLivenessCheck @key(fields: "livenessId") {',
    'type PageInfo @shareable {',
    'type Verification @key(fields: "signatureId") {',
  ]);
  const publicPart = visit(parse(emitted), { SchemaExtension: () => null, Directive: { enter: withoutMarks } });
  const printed = printSchema(buildASTSchema(publicPart));
  expect(printed).toBe(printSchema(buildASTSchema(parse(printGatewaySchema()))));
});

function withoutMarks({ name }: { readonly name: { readonly value: string } }) {
  return name.value === 'key' || name.value === 'shareable' ? null : undefined;
}

test('with FEDERATION=off there is nothing of a subgraph', async () => {
  const { ask } = await startTestGateway();
  for (const query of [SERVICE, '{ _entities(representations: []) { __typename } }']) {
    expect((await ask(query)).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  }
});

describe('_service says it', () => {
  const keys = toKeyFile(
    toApiKey('reader', { scopes: ['liveness:read'] }),
    toApiKey('developer', { scopes: ['liveness:introspect'] }),
  );
  const startWith = async (introspection: string) => {
    const { env, files } = keys;
    const gateway = await startTestGateway({ env: { ...env, FEDERATION: 'on', INTROSPECTION: introspection }, files });
    return (key: string) => gateway.post({ query: SERVICE }, bearer(key));
  };

  test('with INTROSPECTION=off only to callers with liveness:introspect', async () => {
    const askAs = await startWith('off');
    expect((await askAs('developer')).data._service.sdl).toContain('@key');
    expect(await askAs('reader')).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test('with INTROSPECTION=on to every caller, but to nobody who is no caller', async () => {
    const askAs = await startWith('on');
    expect((await askAs('reader')).data._service.sdl).toContain('@key');
    expect((await askAs('nobody')).status).toBe(401);
  });
});

test('the types that federation adds are described', async () => {
  const { ask } = await startTestGateway({ env: { FEDERATION: 'on' } });
  const query = '{ __schema { types { name description fields { name description args { name description } } } } }';
  type Described = { name: string; description: string | null; fields?: Described[] | null; args?: Described[] };
  const { types } = (await ask(query)).data.__schema as { types: Described[] };
  const added = types.flatMap(({ name, fields, ...type }) => {
    if (name === 'Query') return (fields ?? []).filter((field) => field.name.startsWith('_'));
    return /^_[A-Z]/.test(name) ? [{ name, ...type }, ...(fields ?? [])] : [];
  });
  expect(added.map(({ name }) => name).sort()).toEqual(['_Any', '_Entity', '_Service', '_entities', '_service', 'sdl']);
  const undescribed = added.flatMap((it) => [it, ...(it.args ?? [])]).filter(({ description }) => !description);
  expect(undescribed).toEqual([]);
});
