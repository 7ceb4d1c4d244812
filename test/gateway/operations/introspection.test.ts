import { describe, expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const SCHEMA = '{ __schema { queryType { name } } }';
const REFUSED = {
  // A client of plain JSON treats any other status as a network error.
  status: 200,
  data: undefined,
  errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
};

async function startClosed(introspection = 'off') {
  const { env, files } = toKeyFile(
    toApiKey('reader', { scopes: ['liveness:read', 'liveness:image'] }),
    toApiKey('developer', { scopes: ['liveness:introspect'] }),
  );
  const gateway = await startTestGateway({ env: { ...env, INTROSPECTION: introspection }, files });
  const askAs = (key: string, query: string) => gateway.post({ query }, bearer(key));
  return { ...gateway, askAs };
}

describe('with INTROSPECTION=off', () => {
  test('only callers with liveness:introspect read the schema, even after an identical request of another caller', async () => {
    const { askAs } = await startClosed();
    for (let round = 0; round < 2; round += 1) {
      expect((await askAs('developer', SCHEMA)).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
      expect(await askAs('reader', SCHEMA)).toMatchObject(REFUSED);
    }
  });

  test.each([
    '{ __type(name: "LivenessImage") { name } }',
    '{ innocent: __schema { types { name } } }',
    'query { ...f } fragment f on Query { ... { __schema { types { name } } } }',
    'query ($no: Boolean = false) { __typename __schema @include(if: $no) { types { name } } }',
  ])('others do not, however it is put: %s', async (query) => {
    const { askAs } = await startClosed();
    expect(await askAs('reader', query)).toMatchObject(REFUSED);
  });

  test('__typename is not introspection', async () => {
    const { askAs } = await startClosed();
    expect((await askAs('reader', '{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  test.each([
    ['a field', '{ livenessResult(signatureId: "x") { statu } }'],
    ['an argument', '{ livenessResult(signatureID: "x") { status } }'],
    ['a type', 'query ($id: IDD) { __typename }'],
  ])('only they are helped with %s that is misspelt', async (_, query) => {
    const { askAs } = await startClosed();
    for (let round = 0; round < 2; round += 1) {
      const told = async (key: string) => JSON.stringify((await askAs(key, query)).errors);
      expect(await told('reader')).not.toMatch(/did you mean/i);
      expect(await told('developer')).toMatch(/did you mean/i);
    }
  });
});

test('with INTROSPECTION=on every authenticated caller reads the schema', async () => {
  const { askAs, ask } = await startClosed('on');
  expect((await askAs('reader', SCHEMA)).status).toBe(200);
  expect((await ask(SCHEMA)).status).toBe(401);
});
