import { describe, expect, test } from '@jest/globals';
import { FAULT_TABLE, type FaultRow, FIXED_MESSAGES } from '../support/fault-table.js';
import { startTestGateway } from '../support/gateway.js';

const VERDICT = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceLivenessScore } }';
const PICTURE = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status isLikelyAttack faceImage { kind capturedAt url expiresAt } faceImageNear { kind } } }`;
const PASS = { status: 'PASS', faceLivenessScore: 98.72 };
/** Longer than every answer of the simulator takes, and short for a test that waits for it three times. */
const SHORT_TIMEOUT = { PROVIDER_TIMEOUT_MS: '120' };

async function startGateway({ fault }: FaultRow) {
  const waits = fault.kind === 'hang' || fault.kind === 'drip';
  const gateway = await startTestGateway(waits ? { env: SHORT_TIMEOUT } : {});
  return { ...gateway, id: gateway.simulator.sampleIds.passFarNear };
}

function toError({ code, retryAfterSeconds }: FaultRow, path: string[]) {
  const extensions = { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  return { message: FIXED_MESSAGES[code], locations: expect.any(Array), path, extensions };
}

describe('when the result is not stored and the provider', () => {
  test.each(FAULT_TABLE)('$provider, the result is null with $code after $calls call(s)', async (row) => {
    const { ask, simulator, id, resultCalls } = await startGateway(row);
    simulator.fault({ operation: 'get-result' }, row.fault, { times: 10 });
    const answer = await ask(VERDICT, { id });
    expect(answer).toMatchObject({ status: 200, data: { livenessResult: null } });
    expect(answer.errors).toEqual([toError(row, ['livenessResult'])]);
    expect(resultCalls()).toBe(row.calls);

    simulator.clearFaults();
    expect((await ask(VERDICT, { id })).data.livenessResult).toEqual(PASS);
  });
});

describe('when the result is stored with a dead link and the provider', () => {
  test.each(FAULT_TABLE)('$provider, only the link is null, with $code', async (row) => {
    const { ask, simulator, id, resultCalls, clock } = await startGateway(row);
    const stored = (await ask(PICTURE, { id })).data.livenessResult;
    clock.advance(2 * 86_400_000);
    simulator.fault({ operation: 'get-result' }, row.fault, { times: 10 });
    const answer = await ask(PICTURE, { id });
    expect(answer.errors).toEqual([toError(row, ['livenessResult', 'faceImage', 'url'])]);
    const { kind, capturedAt } = stored.faceImage;
    expect(answer.data.livenessResult).toEqual({
      ...stored,
      faceImage: { kind, capturedAt, url: null, expiresAt: null },
    });
    expect(resultCalls()).toBe(1 + row.calls);

    simulator.clearFaults();
    expect((await ask(PICTURE, { id })).data.livenessResult.faceImage.url).toMatch(/^http/);
  });
});
