import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const toDocument = (depth: number) =>
  `query ($a: [_Any!]! = ${lists(depth)}) { e: _entities(representations: $a) { __typename } }`;

const TOO_DEEP = { code: 'QUERY_TOO_COMPLEX' };

describe('a document that is nested too deep', () => {
  test('is rejected by POST and GET, with 200 for clients that accept only application/json', async () => {
    const { url, post } = await startTestGateway({ env: { HTTP_GET: 'on', FEDERATION: 'on' } });
    const query = toDocument(65);
    const search = new URLSearchParams({ query });
    const accept = 'application/graphql-response+json';
    const get = (headers: Record<string, string>) =>
      fetch(`${url}/graphql?${search}`, { headers: { 'apollo-require-preflight': 'yes', ...headers } });
    const seen = await Promise.all([
      post({ query }),
      post({ query }, { accept }),
      get({ accept: 'application/json' }).then(async (it) => ({ status: it.status, ...JSON.parse(await it.text()) })),
      get({ accept }).then(async (it) => ({ status: it.status, ...JSON.parse(await it.text()) })),
    ]);
    expect(seen.map(({ status }) => status)).toEqual([200, 400, 200, 400]);
    for (const { data, errors } of seen) {
      expect(data).toBeUndefined();
      expect(errors).toEqual([{ message: 'A document may be nested at most 64 levels deep.', extensions: TOO_DEEP }]);
    }
  });

  test('has more than 64 levels', async () => {
    const { ask } = await startTestGateway({ env: { FEDERATION: 'on' } });
    expect((await ask(toDocument(65))).errors[0]?.extensions).toEqual(TOO_DEEP);
    expect((await ask(toDocument(64))).errors[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  test('causes no internal error, however deep it is', async () => {
    const { ask, logLines } = await startTestGateway();
    await ask(`{ __typename @include(if: ${'['.repeat(20_000)}`);
    expect(logLines.join('')).not.toMatch(/INTERNAL_SERVER_ERROR|call stack/);
  });

  test('is not one with brackets only in strings and comments', async () => {
    const { ask } = await startTestGateway();
    const brackets = '[{'.repeat(100);
    const query = `# ${brackets}\n{ a: livenessResult(signatureId: "${brackets}") { status } b: livenessResult(signatureId: """${brackets}""") { status } }`;
    const { data, errors } = await ask(query);
    expect(data).toEqual({ a: null, b: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual(Array(2).fill({ code: 'BAD_USER_INPUT' }));
  });
});

test.each(['variables', 'extensions'])(
  'JSON in %s that is nested too deep is refused by POST and GET',
  async (name) => {
    const { url } = await startTestGateway({ env: { HTTP_GET: 'on' } });
    const askBy = async (method: string, depth: number) => {
      const json = `{"a":${lists(depth - 1)}}`;
      const search = method === 'GET' ? `?${new URLSearchParams({ query: '{ __typename }', [name]: json })}` : '';
      const response = await fetch(`${url}/graphql${search}`, {
        method,
        headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'yes' },
        ...(method === 'POST' && { body: `{"query":"{ __typename }","${name}":${json}}` }),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: unknown }[] };
      return [response.status, errors?.[0]?.extensions];
    };
    const refused = [400, { code: 'BAD_REQUEST' }];
    expect(await askBy('GET', 65)).toEqual(refused);
    expect(await askBy('GET', 64)).toEqual([200, undefined]);
    // The body itself is one level.
    expect(await askBy('POST', 64)).toEqual(refused);
    expect(await askBy('POST', 63)).toEqual([200, undefined]);
  },
);
