import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { FAULT_TABLE, type FaultRow, FIXED_MESSAGES, PAUSE_MS } from '../../support/provider/fault-table.js';

const IMAGE = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status isLikelyAttack faceImage { kind capturedAt url expiresAt } faceImageNear { kind } } }`;
/** Longer than every response of the simulator takes, but short enough to wait for it three times. */
const SHORT_TIMEOUT = { PROVIDER_TIMEOUT_MS: '400' };

async function startGateway({ fault }: FaultRow) {
  const waits = fault.kind === 'hang' || fault.kind === 'drip';
  const gateway = await startTestGateway(waits ? { env: SHORT_TIMEOUT } : {});
  return { ...gateway, id: gateway.simulator.sampleIds.passFarNear };
}

function toError({ code, retryAfterSeconds }: FaultRow, path: string[]) {
  const extensions = { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  return { message: FIXED_MESSAGES[code], locations: expect.any(Array), path, extensions };
}

describe('when the provider', () => {
  test.each(FAULT_TABLE)('$provider: $code after $calls call(s); a cached verdict loses only its link', async (row) => {
    const { ask, simulator, id, resultCalls, clock } = await startGateway(row);
    const breakDown = () => simulator.fault({ operation: 'get-result' }, row.fault, { times: 10 });
    const recover = () => {
      simulator.clearFaults();
      if (row.pauses) clock.advance(PAUSE_MS);
    };

    breakDown();
    const cold = await ask(IMAGE, { id });
    expect(cold).toMatchObject({ status: 200, data: { livenessResult: null } });
    expect(cold.errors).toEqual([toError(row, ['livenessResult'])]);
    expect(resultCalls()).toBe(row.calls);

    recover();
    const stored = (await ask(IMAGE, { id })).data.livenessResult;
    expect(stored).toMatchObject({ status: 'PASS', faceImage: { url: expect.stringMatching(/^http/) } });
    expect(resultCalls()).toBe(row.calls + 1);

    clock.advance(2 * 86_400_000);
    breakDown();
    const dead = await ask(IMAGE, { id });
    const { kind, capturedAt } = stored.faceImage;
    expect(dead.errors).toEqual([toError(row, ['livenessResult', 'faceImage', 'url'])]);
    expect(dead.data.livenessResult).toEqual({
      ...stored,
      faceImage: { kind, capturedAt, url: null, expiresAt: null },
    });
    expect(resultCalls()).toBe(row.calls * 2 + 1);

    recover();
    expect((await ask(IMAGE, { id })).data.livenessResult.faceImage.url).toMatch(/^http/);
  });
});
