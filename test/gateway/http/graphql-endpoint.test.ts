import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const QUERY = '{ livenessResult(signatureId: "unknown") { status } }';
const NULL_RESULT = { data: { livenessResult: null } };
const BAD_REQUEST = { code: 'BAD_REQUEST' };
const CSRF =
  'Blocked as a possible cross-site request (CSRF). Send the header content-type: application/json, or a non-empty apollo-require-preflight or x-apollo-operation-name.';
const HEADERS_THAT_HELP = [
  ['content-type', 'application/json'],
  ['apollo-require-preflight', 'yes'],
  ['x-apollo-operation-name', 'Verdict'],
] as const;
const search = new URLSearchParams({ query: QUERY });

async function startGraphql(env: Record<string, string> = {}) {
  const gateway = await startTestGateway({ env });
  const send = async (init: RequestInit, more = '') => {
    const response = await fetch(`${gateway.url}/graphql${more}`, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const post = (contentType: string, body: unknown) =>
    send({ method: 'POST', headers: { 'content-type': contentType }, body: JSON.stringify(body) });
  return { ...gateway, send, postAs: post };
}

describe('POST', () => {
  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'of %s is answered',
    async (type) => {
      const { postAs } = await startGraphql();
      const { status, text } = await postAs(type, { query: QUERY });
      expect([status, JSON.parse(text)]).toEqual([200, NULL_RESULT]);
    },
  );

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/jsonx',
  ])('of %s is refused without a call', async (type) => {
    const { postAs, simulator } = await startGraphql();
    expect((await postAs(type, { query: QUERY })).status).toBe(400);
    expect(simulator.calls).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'of %s is answered with the headers that it lacks, since a foreign page can cause it',
    async (type) => {
      const { postAs } = await startGraphql();
      expect(JSON.parse((await postAs(type, { query: QUERY })).text).errors).toEqual([
        { message: CSRF, extensions: BAD_REQUEST },
      ]);
    },
  );

  test('of a list of operations is refused, since batching is off', async () => {
    const { postAs, simulator } = await startGraphql();
    const { status, text } = await postAs('application/json', [{ query: QUERY }]);
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(simulator.calls).toEqual([]);
  });

  test('of a hash alone is not found, and of a hash beside its text is answered without storing it', async () => {
    const { post } = await startGraphql();
    const persistedQuery = {
      version: 1,
      sha256Hash: 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38',
    };
    const notFound = {
      status: 200,
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    };
    expect(await post({ extensions: { persistedQuery } })).toMatchObject(notFound);
    const answered = await post({ query: '{__typename}', extensions: { persistedQuery } });
    expect(answered).toMatchObject({ status: 200, data: { __typename: 'Query' }, errors: [] });
    expect(await post({ extensions: { persistedQuery } })).toMatchObject(notFound);
  });

  test.each([
    ['{ livenessResult', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($id: ID!) { livenessResult(signatureId: $id) { status } }', 'BAD_USER_INPUT'],
    ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
    ['mutation { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('of %s is 400 for a client that accepts GraphQL answers, with code %s and no stack', async (query, code) => {
    const { post } = await startGraphql();
    const { status, errors } = await post({ query }, { accept: 'application/graphql-response+json' });
    expect([status, errors[0]?.extensions]).toEqual([400, { code }]);
    expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|\bat /);
  });

  test.each([
    ['{ livenessResult', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($id: ID!) { livenessResult(signatureId: $id) { status } }', 'BAD_USER_INPUT'],
    ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('of %s is 200 for a client that only knows plain JSON, with code %s', async (query, code) => {
    const { post } = await startGraphql();
    for (const accept of ['application/json', '*/*']) {
      const { status, data, errors } = await post({ query }, { accept });
      expect([status, data, errors[0]?.extensions]).toEqual([200, undefined, { code }]);
    }
  });

  test('of what is no GraphQL request is 400 whatever the client accepts', async () => {
    const { post } = await startGraphql();
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const { status, errors } = await post({ query: { kind: 'Document' } }, { accept });
      expect([status, errors[0]?.extensions]).toEqual([400, { code: 'BAD_REQUEST' }]);
    }
  });

  test('is answered with at most five errors of validation, and word of the rest', async () => {
    const { ask } = await startGraphql();
    const { errors } = await ask(`{ ${Array.from({ length: 20 }, (_, index) => `unknown${index}`).join(' ')} }`);
    expect(errors).toHaveLength(6);
  });
});

describe('with HTTP_GET=off, which is the default,', () => {
  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('%s is 405 with POST as the allowed method', async (method) => {
    const { send, simulator } = await startGraphql();
    const { status, headers } = await send({ method, headers: { 'apollo-require-preflight': 'yes' } }, `?${search}`);
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    expect(simulator.calls).toEqual([]);
  });

  test('the refusal of GET has a code', async () => {
    const { send } = await startGraphql();
    expect(JSON.parse((await send({}, `?${search}`)).text)).toEqual({
      errors: [{ message: 'Operations are taken by POST only.', extensions: { code: 'METHOD_NOT_ALLOWED' } }],
    });
  });
});

describe('with HTTP_GET=on, GET', () => {
  test('is refused like any request that a foreign page could cause', async () => {
    const { send, simulator } = await startGraphql({ HTTP_GET: 'on' });
    const { status, text } = await send({}, `?${search}`);
    expect([status, JSON.parse(text)]).toEqual([400, { errors: [{ message: CSRF, extensions: BAD_REQUEST }] }]);
    expect(simulator.calls).toEqual([]);
  });

  test.each(HEADERS_THAT_HELP)('is answered with the header %s: %s, which the refusal names', async (name, value) => {
    const { send } = await startGraphql({ HTTP_GET: 'on' });
    expect(CSRF).toContain(name);
    const { status, text } = await send({ headers: { [name]: value } }, `?${search}`);
    expect([status, JSON.parse(text)]).toEqual([200, NULL_RESULT]);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('and POST are the only methods: %s is 405', async (method) => {
    const { send } = await startGraphql({ HTTP_GET: 'on' });
    const { status, headers } = await send({ method, headers: { 'apollo-require-preflight': 'yes' } });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});

describe('the schema', () => {
  const INTROSPECTION = '{ __schema { queryType { name } } }';
  const MISSPELT = '{ livenessResult(signatureId: "x") { statu } }';

  test('may be read on loopback, and misspelt names are helped', async () => {
    const { ask } = await startGraphql();
    expect((await ask(INTROSPECTION)).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect((await ask(MISSPELT)).errors[0]?.message).toContain('Did you mean "status"');
  });

  test('is neither shown nor suggested with INTROSPECTION=off', async () => {
    const { ask } = await startGraphql({ INTROSPECTION: 'off' });
    for (const query of [INTROSPECTION, '{ __type(name: "Query") { name } }']) {
      expect(await ask(query)).toMatchObject({
        data: undefined,
        errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
      });
    }
    expect(JSON.stringify((await ask(MISSPELT)).errors)).not.toMatch(/did you mean/i);
    expect((await ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});
