import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../../src/observability/logger.js';
import { type LoggedOperation, logOperation } from '../../../src/observability/operation-log.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const OUTAGE = { kind: 'http-status', status: 503 } as const;
const REFUSED = { kind: 'envelope', code: 'INSUFFICIENT_BALANCE' } as const;

const linesOf = (logLines: readonly string[], requestId: string) =>
  logLines.map((line) => JSON.parse(line)).filter((line) => line.requestId === requestId && line.level > 20);

test.each([
  ['of 64 letters is logged', 64, 'x'.repeat(64)],
  ['that is longer is not, not even in part', 65, null],
])('the name of an operation %s', async (_what, length, operationName) => {
  const { ask, logLines } = await startTestGateway();
  await ask(`query ${'x'.repeat(length)} { __typename }`);
  const lines = logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'operation');
  expect(lines).toMatchObject([{ operationName }]);
});

describe('a request writes one line', () => {
  test('that counts errors by code when all of a hundred ids are invalid', async () => {
    const { post, logLines } = await startTestGateway();
    const query = 'query Wrong($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
    const variables = { ids: Array.from({ length: 100 }, (_, index) => `not an id ${index}`) };
    const { errors } = await post({ query, variables }, { 'x-request-id': 'one' });
    expect(errors).toHaveLength(100);
    expect(linesOf(logLines, 'one')).toEqual([
      {
        ...{ level: 40, levelName: 'warn', time: expect.anything(), requestId: 'one', operationName: 'Wrong' },
        ...{ subject: 'everybody', tenant: 'default', path: 'livenessResults.0' },
        ...{ errors: 100, codes: { BAD_USER_INPUT: 100 }, durationMs: 0 },
        ...{ code: 'BAD_USER_INPUT', errorName: 'GraphQLError', msg: 'operation error' },
      },
    ]);
  });

  test('that describes each different error once', async () => {
    const { post, logLines, simulator } = await startTestGateway({ env: { PROVIDER_RETRIES: '0' } });
    const ids = ['a', 'b', 'c', 'd'];
    for (const signatureId of ['a', 'b']) simulator.fault({ operation: 'get-result', signatureId }, OUTAGE);
    for (const signatureId of ['c', 'd']) {
      simulator.fault({ operation: 'get-result', signatureId }, { kind: 'envelope', code: 'PARAMETER_ERROR' });
    }
    const query = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
    await post({ query, variables: { ids } }, { 'x-request-id': 'one' });
    const [line, ...others] = linesOf(logLines, 'one');
    expect(others).toEqual([]);
    expect(line.errors).toBe(4);
    expect(Object.values<number>(line.codes).reduce((sum, count) => sum + count)).toBe(4);
    expect(line).toMatchObject({ errorName: 'ResultError', reason: expect.any(String) });
    expect(line.otherErrors).toHaveLength(1);
    expect([line, ...line.otherErrors].map(({ envelopeCode }) => envelopeCode)).toContain('PARAMETER_ERROR');
  });

  test.each([
    ['cannot be parsed', 'query {', 'GRAPHQL_PARSE_FAILED', 1],
    ['is not valid', '{ a b c d e f g h }', 'GRAPHQL_VALIDATION_FAILED', 6],
  ])('when its document %s', async (_what, query, code, count) => {
    const { post, logLines } = await startTestGateway();
    await post({ query }, { 'x-request-id': 'one' });
    expect(linesOf(logLines, 'one')).toMatchObject([{ msg: 'operation error', codes: { [code]: count } }]);
  });

  test('when the provider rejects the account for all ids', async () => {
    const { post, logLines, simulator } = await startTestGateway();
    simulator.fault({ operation: 'get-result' }, REFUSED, { times: 99 });
    const query = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
    await post({ query, variables: { ids: ['a', 'b', 'c'] } }, { 'x-request-id': 'one' });
    expect(linesOf(logLines, 'one')).toMatchObject([
      { codes: { PROVIDER_REFUSED: 3 }, envelopeCode: 'INSUFFICIENT_BALANCE' },
    ]);
  });
});

describe('the line of a request names its caller', () => {
  const CALLER = { subject: 'reviewer-7', tenant: 'default', apiKeyId: 'k-1' };
  const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
  const startWithKey = (key: Parameters<typeof toApiKey>[1] = {}) =>
    startTestGateway(toKeyFile(toApiKey('key', { id: 'k-1', ...key })));

  test('by subject, tenant and key, also for a response from the cache', async () => {
    const { post, logLines, simulator } = await startWithKey();
    const variables = { id: simulator.sampleIds.passSilent };
    for (let count = 0; count < 4; count += 1)
      await post({ query: STATUS, variables }, { ...bearer('key'), 'x-request-id': 'one' });
    const line = { ...CALLER, level: 30, levelName: 'info', msg: 'operation', errors: 0 };
    expect(linesOf(logLines, 'one')).toMatchObject([line, line, line, line]);
  });

  test('when it has errors, with the path in the names of the schema', async () => {
    const { post, logLines, simulator } = await startWithKey();
    simulator.fault({ operation: 'get-result' }, REFUSED);
    const query = 'query { leaked: livenessResults(signatureIds: ["a"]) { leaked: status } }';
    await post({ query }, { ...bearer('key'), 'x-request-id': 'one' });
    expect(linesOf(logLines, 'one')).toMatchObject([{ ...CALLER, msg: 'operation error', path: 'livenessResults.0' }]);
    expect(logLines.join()).not.toContain('leaked');
  });

  test('with the missing scope; the message to the client stays the same', async () => {
    const { post, logLines, simulator } = await startWithKey({ scopes: ['liveness:read'] });
    const query = `query ($id: ID!) { mine: livenessResult(signatureId: $id) { ...P } }
      fragment P on LivenessResult { leaked: faceImage { leaked: url } }`;
    const variables = { id: simulator.sampleIds.passSilent };
    const { errors } = await post({ query, variables }, { ...bearer('key'), 'x-request-id': 'one' });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'FORBIDDEN' }]);
    expect(linesOf(logLines, 'one')).toMatchObject([
      { ...CALLER, code: 'FORBIDDEN', missingScope: 'liveness:image', path: 'livenessResult.faceImage.url' },
    ]);
    expect(logLines.join()).not.toContain('leaked');
  });
});

test('while the level of its line is off, no field of an operation is read', () => {
  const operation: LoggedOperation = {
    operationName: 'Name',
    durationMs: 1,
    get requestId(): string {
      throw new Error('read');
    },
    get caller(): never {
      throw new Error('read');
    },
  };
  const lines: string[] = [];
  const loggerAt = (level: string) => createLogger(level, { write: (line) => void lines.push(line) });
  logOperation(loggerAt('warn'), operation);
  expect(lines).toEqual([]);
  expect(() => logOperation(loggerAt('info'), operation)).toThrow('read');
});
