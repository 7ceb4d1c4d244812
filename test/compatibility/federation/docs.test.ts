import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type ExecutionResult, Kind, parse, print } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { compileCost } from '../../../src/server/limits/query-cost.js';
import { sampleIds } from '../../../src/simulator/samples/samples.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createApplicants } from './support/applicants.js';
import { startBehindHive } from './support/hive.js';
import { startRouter } from './support/supergraph.js';

/** What docs/federation.md says, run. */
const DOCS = readFileSync('docs/federation.md', 'utf8');
const SDL = readFileSync('schema/subgraph.graphql', 'utf8');
const blocks = (language: string) =>
  [...DOCS.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);

const [, DOCUMENT = ''] = blocks('graphql');
const NULLABLE = DOCUMENT.replace('status', 'errorCode');
const [UNKNOWN, NULLS, TOO_MANY, TOO_EXPENSIVE] = blocks('json').map((text) => JSON.parse(text) as ExecutionResult);
const [HIVE_CONFIG = '', EXECUTOR = ''] = blocks('js');

const TWO = [sampleIds.passFarNear, 'unknown'];

const CASES: [string, ExecutionResult | undefined, string, Record<string, string>][] = [
  ['an unknown id', UNKNOWN, DOCUMENT, {}],
  ['an unknown id of which only fields that can be null are selected', NULLS, NULLABLE, {}],
  ['too many references', TOO_MANY, DOCUMENT, { MAX_SIGNATURE_IDS: '1' }],
  ['a batch that costs too much', TOO_EXPENSIVE, DOCUMENT, { MAX_QUERY_COST: '2' }],
];

describe('what the client of a router gets for', () => {
  test.each(CASES)('%s, through Hive Gateway', async (_what, expected, document, env) => {
    const { ask } = await startBehindHive({ env, signatureIds: () => TWO });
    expect(await ask(document.trim())).toEqual(expected);
  });

  test.each(CASES)('%s, through stitching', async (_what, expected, document, env) => {
    const { ask } = await startBehindStitching({ env });
    const errors = expected?.errors?.map(({ extensions: { code } = {}, ...error }) =>
      code === 'INTERNAL_SERVER_ERROR'
        ? { ...error, message: 'Cannot return null for non-nullable field LivenessResult.status.' }
        : { ...error, extensions: { code } },
    );
    expect(await ask(document.trim())).toEqual({ ...expected, ...(errors && { errors }) });
    for (const { message } of errors ?? []) expect(DOCS).toContain(message);
  });

  test('a refused batch is 200 to a client that accepts anything, as @apollo/gateway does', async () => {
    const { post } = await startTestGateway({ env: { FEDERATION: 'on', MAX_QUERY_COST: '1' } });
    const query =
      '{ _entities(representations: [{ __typename: "LivenessResult" }]) { ... on LivenessResult { status } } }';
    expect(await post({ query }, { accept: '*/*' })).toMatchObject({
      status: 200,
      errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
    });
  });
});

describe('the size of a page', () => {
  const rows = [...DOCS.matchAll(/^\| `(.+)` \| ([\d,]+) \| ([\d,]+) \| (\d+) \|$/gm)].map(
    ([, selection = '', ...numbers]) => [selection, ...numbers.map((it) => Number(it.replace(',', '')))] as const,
  );

  test.each(rows)('%s', (selection, ...numbers) => {
    const costOf = (count: number) => costOfReferences(selection, count);
    const pages = Array.from({ length: 100 }, (_, index) => index + 1).filter((count) => costOf(count) <= 1_000);
    expect(numbers).toEqual([costOf(20), costOf(100), pages.at(-1)]);
  });

  test('is said of several selections', () => expect(rows.length).toBe(5));
});

describe('the headers of a client reach the gateway through', () => {
  const key = toApiKey('clerk', { scopes: ['liveness:read'] });
  const HEADERS = {
    ...bearer('clerk'),
    'x-request-id': 'of-the-client',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  };

  test('Hive Gateway with the configuration of the docs, and no other subgraph', async () => {
    const hive = new Function(HIVE_CONFIG.replace('export const gatewayConfig =', 'return'))();
    const { ask, toLiveness, toApplicants, logLines } = await startBehindHive({
      ...toKeyFile(key),
      signatureIds: () => [sampleIds.passFarNear],
      hive,
    });
    expect((await ask(DOCUMENT, HEADERS)).errors).toBeUndefined();
    expect(toLiveness.map(({ headers }) => headers)).toMatchObject([HEADERS]);
    expect(toApplicants[0]?.headers).not.toHaveProperty('authorization');
    expect(logLines.join('')).toContain('"requestId":"of-the-client"');
    await ask(DOCUMENT, bearer('clerk'));
    expect(toLiveness[1]?.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  test('Hive Gateway only if it is configured to', async () => {
    const { ask } = await startBehindHive({ ...toKeyFile(key), signatureIds: () => [sampleIds.passFarNear] });
    expect(await ask(DOCUMENT, HEADERS)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test('stitching with the executor of the docs', async () => {
    const { ask, logLines } = await startBehindStitching(toKeyFile(key));
    expect((await ask(DOCUMENT, HEADERS)).data).toMatchObject({
      applicants: [{ livenessResult: { status: 'PASS' } }, {}],
    });
    expect(logLines.join('')).toContain('"requestId":"of-the-client"');
  });
});

function costOfReferences(selection: string, count: number): number {
  const document = parse(`query ($them: [_Any!]!) { _entities(representations: $them) {
    __typename ... on LivenessResult { ${selection} } } }`);
  const operation = document.definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return compileCost(buildGatewaySchema({ isSubgraph: true }), document, operation)({ them: Array(count).fill({}) });
}

/** Stitching over the gateway, which it asks over HTTP by the executor of the docs. */
async function startBehindStitching(options: Parameters<typeof startTestGateway>[0]) {
  const gateway = await startTestGateway({ ...options, env: { FEDERATION: 'on', ...options?.env } });
  const toExecutor = new Function('fetch', 'print', 'LIVENESS_URL', `${EXECUTOR} return executor;`);
  const execute = toExecutor(fetch, print, `${gateway.url}/graphql`);
  let headers: Readonly<Record<string, string>> = {};
  const router = startRouter([
    {
      name: 'liveness',
      sdl: SDL,
      run: (query, variables) => execute({ document: parse(query), variables, context: { headers } }),
    },
    createApplicants(TWO),
  ]);
  const ask = (query: string, ofClient: Readonly<Record<string, string>> = {}) => {
    headers = ofClient;
    return router.ask(query);
  };
  return { ...gateway, ask };
}
