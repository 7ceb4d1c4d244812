import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const DAY_MS = 86_400_000;
const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const IMAGE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { kind url expiresAt } } }';
const LIST = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { signatureId status faceImage { url } } }';

describe('an id that the provider does not know', () => {
  test('is null without an error, and not fetched again for five seconds', async () => {
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

  test('is null in a list, at its index', async () => {
    const { ask, simulator } = await startTestGateway();
    const { passFarNear, attackInjection } = simulator.sampleIds;
    const { data, errors } = await ask(LIST, { ids: [attackInjection, 'unknown', passFarNear] });
    expect(data.livenessResults).toMatchObject([{ signatureId: attackInjection }, null, { signatureId: passFarNear }]);
    expect(errors).toEqual([]);
  });

  test('any more keeps its cached verdict and loses its link without an error', async () => {
    const { ask, simulator, clock, resultCalls } = await startTestGateway();
    const id = simulator.sampleIds.passFarNear;
    await ask(IMAGE, { id });
    clock.advance(2 * DAY_MS);
    simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'SIGNATURE_NOT_EXIST' });
    const gone = { status: 'PASS', faceImage: { kind: 'FACE', url: null, expiresAt: null } };
    expect(await ask(IMAGE, { id })).toMatchObject({ data: { livenessResult: gone }, errors: [] });
    expect(await ask(IMAGE, { id })).toMatchObject({ data: { livenessResult: gone }, errors: [] });
    expect(resultCalls()).toBe(2);
  });
});

test('a failing id in a list affects only its entry, with an error at its index', async () => {
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

describe('a link that is dead on arrival', () => {
  const startWithDeadLinks = async (times: number) => {
    const gateway = await startTestGateway({ simulator: { switches: { linkFormat: 's3' } } });
    gateway.simulator.fault({ operation: 'get-result' }, { kind: 'link', flaw: 'expired' }, { times });
    return { ...gateway, id: gateway.simulator.sampleIds.passFarNear };
  };

  test('is fetched once more, and the new link is returned', async () => {
    const { ask, id, resultCalls } = await startWithDeadLinks(1);
    const { data, errors } = await ask(IMAGE, { id });
    expect(errors).toEqual([]);
    expect((await fetch(data.livenessResult.faceImage.url)).status).toBe(200);
    expect(resultCalls()).toBe(2);
  });

  test('twice is not returned, and the verdict is returned without it', async () => {
    const { ask, id, resultCalls } = await startWithDeadLinks(99);
    const { data, errors } = await ask(IMAGE, { id });
    expect(data.livenessResult).toEqual({ status: 'PASS', faceImage: { kind: 'FACE', url: null, expiresAt: null } });
    expect(errors).toMatchObject([
      { path: ['livenessResult', 'faceImage', 'url'], extensions: { code: 'PROVIDER_INVALID_RESPONSE' } },
    ]);
    expect(resultCalls()).toBe(2);
  });
});
