import { describe, expect, test } from '@jest/globals';
import { h5, noon, startTestSimulator } from '../support/test-simulator.js';

const busy = { kind: 'envelope', code: 'SERVICE_BUSY' } as const;

describe('a fault', () => {
  test('applies to one matching call, and the next one succeeds', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const id = simulator.sampleIds.passSilent;
    simulator.fault({ operation: 'get-result', signatureId: id }, busy);
    expect((await getResult(simulator.sampleIds.passAction)).envelope.code).toBe('SUCCESS');
    expect((await getResult(id)).envelope.code).toBe('SERVICE_BUSY');
    expect((await getResult(id)).envelope.code).toBe('SUCCESS');
  });

  test('applies `times` times, in the order of planning', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const target = { operation: 'get-result' } as const;
    simulator.fault(target, busy, { times: 2 });
    simulator.fault(target, { kind: 'envelope', code: 'ERROR' });
    const codes = [];
    for (let calls = 0; calls < 4; calls += 1) {
      codes.push((await getResult(simulator.sampleIds.passSilent)).envelope.code);
    }
    expect(codes).toEqual(['SERVICE_BUSY', 'SERVICE_BUSY', 'ERROR', 'SUCCESS']);
  });

  test('without end stops when faults are cleared', async () => {
    const { simulator, getResult } = await startTestSimulator();
    simulator.fault({ operation: 'get-result' }, busy, { times: Number.POSITIVE_INFINITY });
    for (let calls = 0; calls < 5; calls += 1) await getResult(simulator.sampleIds.passSilent);
    expect((await getResult(simulator.sampleIds.passSilent)).envelope.code).toBe('SERVICE_BUSY');
    simulator.clearFaults();
    expect((await getResult(simulator.sampleIds.passSilent)).envelope.code).toBe('SUCCESS');
  });
});

describe('a recorded call', () => {
  test('has the request, its time and its outcome', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const id = simulator.sampleIds.passSilent;
    await getResult(id, { returnImageType: 'BASE64' });
    expect(simulator.calls.map(({ operation }) => operation)).toEqual(['generate-token', 'get-result']);
    expect(simulator.calls[1]).toMatchObject({
      at: noon,
      method: 'POST',
      path: `${h5}/get-result`,
      signatureId: id,
      imageType: 'BASE64',
      httpStatus: 200,
      code: 'SUCCESS',
      billed: 'FREE',
    });
  });

  test('is found by operation and id', async () => {
    const { simulator, getResult } = await startTestSimulator();
    await getResult(simulator.sampleIds.passSilent);
    await getResult(simulator.sampleIds.passAction);
    expect(simulator.callsTo('get-result')).toHaveLength(2);
    expect(simulator.callsTo('get-result', simulator.sampleIds.passAction)).toHaveLength(1);
    expect(simulator.callsTo('clear-data')).toHaveLength(0);
  });

  test('to the asset host is separate from those to the API', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const { data } = await getResult(simulator.sampleIds.passSilent);
    await fetch(JSON.parse(JSON.stringify(data)).faceDetail.silentImage);
    expect(simulator.assetCalls).toMatchObject([
      { operation: 'asset', signatureId: simulator.sampleIds.passSilent, httpStatus: 200 },
    ]);
    expect(simulator.calls).toHaveLength(2);
    expect(simulator.callsTo('asset')).toHaveLength(1);
  });
});

describe('a hold', () => {
  test('records calls and answers them only when it is released', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const { passSilent, passAction } = simulator.sampleIds;
    const hold = simulator.hold({ operation: 'get-result', signatureId: passSilent });
    const arrival = simulator.nextCall('get-result', passSilent);
    const reply = getResult(passSilent);
    const call = await arrival;
    await getResult(passAction);
    expect(call).toMatchObject({ signatureId: passSilent, httpStatus: null, code: null });
    hold.release();
    expect((await reply).envelope.code).toBe('SUCCESS');
    expect(call.code).toBe('SUCCESS');
  });

  test('without an id holds all calls of its operation, and none after its release', async () => {
    const { simulator, requestToken, getResult } = await startTestSimulator();
    const hold = simulator.hold({ operation: 'get-result' });
    const arrival = simulator.nextCall('get-result');
    const reply = getResult(simulator.sampleIds.passSilent);
    await arrival;
    await requestToken();
    expect(simulator.callsTo('get-result')[0]?.code).toBeNull();
    hold.release();
    await reply;
    expect((await getResult(simulator.sampleIds.passAction)).envelope.code).toBe('SUCCESS');
  });

  test('of one id does not hold another', async () => {
    const { simulator, getResult } = await startTestSimulator();
    simulator.hold({ operation: 'get-result', signatureId: simulator.sampleIds.passSilent });
    expect((await getResult(simulator.sampleIds.passAction)).envelope.code).toBe('SUCCESS');
  });

  test('does not prevent the simulator from closing', async () => {
    const { simulator, getResult } = await startTestSimulator();
    simulator.hold({ operation: 'get-result' });
    const arrival = simulator.nextCall('get-result');
    const reply = getResult(simulator.sampleIds.passSilent);
    const failure = expect(reply).rejects.toThrow();
    await arrival;
    await simulator.close();
    await failure;
  });
});

test('nextCall waits for its own operation and id', async () => {
  const { simulator, getResult } = await startTestSimulator();
  const arrival = simulator.nextCall('get-result', simulator.sampleIds.passAction);
  await getResult(simulator.sampleIds.passSilent);
  await getResult(simulator.sampleIds.passAction);
  expect((await arrival).signatureId).toBe(simulator.sampleIds.passAction);
});
