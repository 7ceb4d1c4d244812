import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { closeAfterTest, startTestGateway } from '../support/gateway.js';

const DAY_MS = 86_400_000;
const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const PICTURE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { kind url expiresAt } } }';
const LIST = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { signatureId status faceImage { url } } }';

describe('an id that the provider does not know', () => {
  test('is null without an error, and not asked about again for five seconds', async () => {
    const { ask, resultCalls, clock, simulator } = await startTestGateway();
    const id = 'not-there-yet';
    expect(await ask(STATUS, { id })).toMatchObject({ data: { livenessResult: null }, errors: [] });
    simulator.addTransaction({ signatureId: id });
    clock.advance(4_900);
    expect((await ask(STATUS, { id })).data.livenessResult).toBeNull();
    expect(resultCalls()).toBe(1);
    clock.advance(101);
    expect((await ask(STATUS, { id })).data.livenessResult).toEqual({ status: 'PASS' });
    expect(resultCalls()).toBe(2);
  });

  test('is null in a list, at its place', async () => {
    const { ask, simulator } = await startTestGateway();
    const { passFarNear, attackInjection } = simulator.sampleIds;
    const { data, errors } = await ask(LIST, { ids: [attackInjection, 'unknown', passFarNear] });
    expect(data.livenessResults).toMatchObject([{ signatureId: attackInjection }, null, { signatureId: passFarNear }]);
    expect(errors).toEqual([]);
  });

  test('any more keeps its stored verdict and loses its link without an error', async () => {
    const { ask, simulator, clock, resultCalls } = await startTestGateway();
    const id = simulator.sampleIds.passFarNear;
    await ask(PICTURE, { id });
    clock.advance(2 * DAY_MS);
    simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'SIGNATURE_NOT_EXIST' });
    const gone = { status: 'PASS', faceImage: { kind: 'FACE', url: null, expiresAt: null } };
    expect(await ask(PICTURE, { id })).toMatchObject({ data: { livenessResult: gone }, errors: [] });
    expect(await ask(PICTURE, { id })).toMatchObject({ data: { livenessResult: gone }, errors: [] });
    expect(resultCalls()).toBe(2);
  });
});

test('a failing id in a list fails alone, with an error at its index', async () => {
  const { ask, simulator } = await startTestGateway();
  const { passFarNear, attackInjection, passSilent } = simulator.sampleIds;
  const target = { operation: 'get-result', signatureId: attackInjection } as const;
  simulator.fault(target, { kind: 'envelope', code: 'PARAMETER_ERROR' });
  const { data, errors } = await ask(LIST, { ids: [passFarNear, attackInjection, passSilent, attackInjection] });
  expect(data.livenessResults).toMatchObject([{ status: 'PASS' }, null, { status: 'PASS' }, null]);
  expect(errors.map(({ path, extensions }) => [path, extensions])).toEqual([
    [['livenessResults', 1], { code: 'PROVIDER_REFUSED' }],
    [['livenessResults', 3], { code: 'PROVIDER_REFUSED' }],
  ]);
  expect(simulator.callsTo('get-result')).toHaveLength(3);
});

test.each([301, 302, 303, 307, 308] as const)('HTTP %d to another host is not followed', async (status) => {
  const seen: unknown[] = [];
  const other = createServer((request, response) => {
    seen.push(request.headers);
    response.end();
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => void other.close().closeAllConnections());
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  const { ask, simulator } = await startTestGateway();
  simulator.fault({ operation: 'get-result' }, { kind: 'redirect', status, location });
  const { errors } = await ask(STATUS, { id: simulator.sampleIds.passFarNear });
  expect(errors[0]?.extensions).toEqual({ code: 'PROVIDER_INVALID_RESPONSE' });
  expect(seen).toEqual([]);
});

describe('a link that is dead on arrival', () => {
  const startWithDeadLinks = async (times: number) => {
    const gateway = await startTestGateway({ simulator: { switches: { linkFormat: 's3' } } });
    gateway.simulator.fault({ operation: 'get-result' }, { kind: 'link', flaw: 'expired' }, { times });
    return { ...gateway, id: gateway.simulator.sampleIds.passFarNear };
  };

  test('is asked for once more, and that one is handed out', async () => {
    const { ask, id, resultCalls } = await startWithDeadLinks(1);
    const { data, errors } = await ask(PICTURE, { id });
    expect(errors).toEqual([]);
    expect((await fetch(data.livenessResult.faceImage.url)).status).toBe(200);
    expect(resultCalls()).toBe(2);
  });

  test('twice is not handed out, and the verdict answers without it', async () => {
    const { ask, id, resultCalls } = await startWithDeadLinks(99);
    const { data, errors } = await ask(PICTURE, { id });
    expect(data.livenessResult).toEqual({ status: 'PASS', faceImage: { kind: 'FACE', url: null, expiresAt: null } });
    expect(errors).toMatchObject([
      { path: ['livenessResult', 'faceImage', 'url'], extensions: { code: 'PROVIDER_INVALID_RESPONSE' } },
    ]);
    expect(resultCalls()).toBe(2);
  });
});
