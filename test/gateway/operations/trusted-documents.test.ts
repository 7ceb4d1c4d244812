import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { StatusDocument } from '../../../schema/generated/graphql.js';
import { idOf, trusting } from '../../support/data/manifest.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const STATUS = idOf('Status');
const HEX = STATUS.replace('sha256:', '');
const STATUS_TEXT = readFileSync('schema/status.graphql', 'utf8');
const UNKNOWN = `sha256:${'0'.repeat(64)}`;
const OTHER_TEXT = 'query Other($signatureId: ID!) { livenessResult(signatureId: $signatureId) { status } }';
const GRAPHQL_RESPONSE = { accept: 'application/graphql-response+json' };
const REFUSED = {
  status: 400,
  data: undefined,
  errors: [
    {
      message: 'This gateway executes only its trusted documents, sent by id or in full.',
      extensions: { code: 'DOCUMENT_NOT_TRUSTED' },
    },
  ],
};

const NOT_FOUND = {
  status: 200,
  errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
};

async function start(mode: 'only' | 'log', env: Record<string, string> = {}) {
  const manifest = trusting(mode);
  const gateway = await startTestGateway({ ...manifest, env: { ...manifest.env, ...env } });
  const variables = { signatureId: gateway.simulator.sampleIds.passSilent };
  const answered = { status: 200, data: { livenessResult: { status: 'PASS' } }, errors: [] };
  const untrusted = () =>
    gateway.logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'document not trusted');
  return { ...gateway, variables, answered, untrusted };
}

const persistedQuery = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

describe.each(['only', 'log'] as const)('with TRUSTED_DOCUMENTS=%s a document', (mode) => {
  test.each<[string, object]>([
    ['documentId', { documentId: STATUS }],
    ['documentId without the name of the hash', { documentId: HEX }],
    ['documentId beside an empty text', { documentId: STATUS, query: '' }],
    ['the hash of a persisted query', persistedQuery(HEX)],
    ['the hash of a persisted query as codegen writes it', persistedQuery(STATUS)],
    ['the hash in capital letters', persistedQuery(HEX.toUpperCase())],
    ['its text', { query: STATUS_TEXT }],
    ['its text in other words', { query: STATUS_TEXT.replace(/\n +/g, ' # and so on\n\n') }],
    ['its text and a hash beside it', { query: STATUS_TEXT, ...persistedQuery(UNKNOWN) }],
  ])('is answered by %s, each time', async (_what, named) => {
    const { post, variables, answered, untrusted } = await start(mode);
    for (let round = 0; round < 2; round += 1) expect(await post({ ...named, variables })).toMatchObject(answered);
    expect(untrusted()).toEqual([]);
  });

  test.each<[string, object]>([
    ['that is not known', { documentId: UNKNOWN }],
    ['that is no hash', { documentId: 'Status' }],
    ['that is a name of every object', { documentId: 'constructor' }],
    ['that is no text', { documentId: 1 }],
  ])('is refused by an id %s, without a call', async (_what, named) => {
    const { post, variables, simulator } = await start(mode);
    for (const headers of [{}, GRAPHQL_RESPONSE]) {
      expect(await post({ ...named, variables }, headers)).toMatchObject(REFUSED);
    }
    expect(simulator.calls).toEqual([]);
  });

  test.each<[string, object, string | null]>([
    ['a hash that is not known', persistedQuery(UNKNOWN), UNKNOWN],
    ['a hash that is none', persistedQuery('"token=secret"'), null],
    ['a hash that is no text', persistedQuery({ secret: 1 }), null],
    ['a documentId that is not known', { documentId: UNKNOWN }, UNKNOWN],
  ])('is named in the log when it is refused by %s', async (_what, named, documentId) => {
    const { post, variables, untrusted, logLines } = await start(mode);
    await post({ ...named, variables }, { 'x-request-id': 'one' });
    expect(untrusted()).toMatchObject([{ requestId: 'one', documentId, operationName: null }]);
    expect(logLines.join('')).not.toContain('secret');
  });

  test('can be requested by GET if HTTP_GET is on', async () => {
    const { url, variables, answered } = await start(mode, { HTTP_GET: 'on' });
    const get = async (parameters: Record<string, string>) => {
      const search = new URLSearchParams({ variables: JSON.stringify(variables), ...parameters });
      const response = await fetch(`${url}/graphql?${search}`, { headers: { 'apollo-require-preflight': 'yes' } });
      return { status: response.status, errors: [], ...((await response.json()) as object) };
    };
    expect(await get({ documentId: STATUS })).toMatchObject(answered);
    expect(await get({ extensions: JSON.stringify(persistedQuery(HEX).extensions) })).toMatchObject(answered);
    expect(await get({ query: STATUS_TEXT })).toMatchObject(answered);
    expect(await get({ documentId: UNKNOWN })).toMatchObject({ status: 400, errors: REFUSED.errors });
    expect(await get({ query: STATUS_TEXT, extensions: '{' })).toMatchObject({ status: 400 });
  });

  test('is required: a list or an empty body is rejected', async () => {
    const { post } = await start(mode);
    for (const body of [[{ documentId: STATUS }], null, {}, { variables: {} }, { documentId: null }]) {
      expect(await post(body)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
  });
});

test.each([
  ['log', NOT_FOUND, { data: { livenessResult: { status: 'PASS' } } }],
  ['only', REFUSED, REFUSED],
] as const)(
  'with TRUSTED_DOCUMENTS=%s a client with automatic persisted queries gets the right error',
  async (mode, first, second) => {
    const { post, variables } = await start(mode);
    for (const headers of [{}, GRAPHQL_RESPONSE]) {
      expect(await post({ ...persistedQuery(HEX.replace(/^./, 'x')), variables }, headers)).toMatchObject(first);
      const withText = { query: OTHER_TEXT, ...persistedQuery(UNKNOWN), variables };
      expect(await post(withText, headers)).toMatchObject(second);
    }
  },
);

test('with TRUSTED_DOCUMENTS=off an Apollo Client with automatic persisted queries works', async () => {
  const { url, simulator, logLines } = await startTestGateway();
  const link = createPersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') });
  const client = new ApolloClient({
    link: link.concat(new HttpLink({ uri: `${url}/graphql` })),
    cache: new InMemoryCache(),
  });
  const variables = { signatureId: simulator.sampleIds.passSilent };
  const { data } = await client.query({ query: StatusDocument, variables });
  expect(data?.livenessResult?.status).toBe('PASS');
  expect(logLines.filter((line) => line.includes('not trusted'))).toEqual([]);
});

describe('with TRUSTED_DOCUMENTS=only', () => {
  test.each<[string, string]>([
    ['another question', OTHER_TEXT],
    ['a trusted one with an alias more', STATUS_TEXT.replace('status', 'status again: status')],
    ['two trusted ones at once', `${STATUS_TEXT} ${readFileSync('schema/verdict.graphql', 'utf8')}`],
    ['a question of the schema', getIntrospectionQuery()],
    ['__typename', '{ __typename }'],
    ['a field that does not exist, without a hint', '{ livenessResult(signatureId: "a") { statu } }'],
    ['fragments in a circle', '{ ...a } fragment a on Query { ...a }'],
    ['one beyond the limits', `{ ${'__typename '.repeat(500)} }`],
    ['a mutation', 'mutation { nothing }'],
  ])('a text that is not trusted is refused without a call: %s', async (_what, query) => {
    const { post, variables, simulator } = await start('only');
    for (let round = 0; round < 2; round += 1) {
      const { status, data, errors } = await post({ query, variables }, GRAPHQL_RESPONSE);
      expect({ status, data, errors }).toEqual(REFUSED);
    }
    expect(simulator.calls).toEqual([]);
  });

  test('text that is not a document gets a syntax error', async () => {
    const { ask } = await start('only');
    expect((await ask('{ livenessResult')).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  });

  test('the landing page still loads', async () => {
    const { url } = await start('only', { HTTP_GET: 'on' });
    const response = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('Sandbox')]);
  });
});

describe('with TRUSTED_DOCUMENTS=log', () => {
  test('any text is executed, and the log has the id of an untrusted one each time', async () => {
    const { ask, variables, answered, untrusted, logLines } = await start('log');
    for (let round = 0; round < 2; round += 1) expect(await ask(OTHER_TEXT, variables)).toMatchObject(answered);
    const line = { level: 40, documentId: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), operationName: 'Other' };
    expect(untrusted()).toMatchObject([line, line]);
    expect(untrusted()[0]).toHaveProperty('requestId');
    expect(logLines.join('')).not.toContain('livenessResult');
  });

  test('a long name is not logged', async () => {
    const { ask, untrusted } = await start('log');
    await ask(`query ${'x'.repeat(65)} { __typename }`);
    expect(untrusted()).toMatchObject([{ operationName: null }]);
  });
});

test('with TRUSTED_DOCUMENTS=off no document has an id, even with TRUSTED_DOCUMENTS_FILE', async () => {
  const { post } = await startTestGateway({ env: { TRUSTED_DOCUMENTS_FILE: 'not-even-read.json' } });
  expect(await post({ documentId: STATUS })).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  });
});
