import { describe, expect, test } from '@jest/globals';
import { h5, noon, startWorld } from './support/simulator-client.js';

const busy = { kind: 'envelope', code: 'SERVICE_BUSY' } as const;

describe('a fault', () => {
  test('meets one call of its target, and the next one is served', async () => {
    const { simulator, getResult } = await startWorld();
    const id = simulator.sampleIds.passSilent;
    simulator.fault({ operation: 'get-result', signatureId: id }, busy);
    expect((await getResult(simulator.sampleIds.passAction)).envelope.code).toBe('SUCCESS');
    expect((await getResult(id)).envelope.code).toBe('SERVICE_BUSY');
    expect((await getResult(id)).envelope.code).toBe('SUCCESS');
  });

  test('meets as many calls as it is told, in the order of planning', async () => {
    const { simulator, getResult } = await startWorld();
    const target = { operation: 'get-result' } as const;
    simulator.fault(target, busy, { times: 2 });
    simulator.fault(target, { kind: 'envelope', code: 'ERROR' });
    const codes = [];
    for (let calls = 0; calls < 4; calls += 1) {
      codes.push((await getResult(simulator.sampleIds.passSilent)).envelope.code);
    }
    expect(codes).toEqual(['SERVICE_BUSY', 'SERVICE_BUSY', 'ERROR', 'SUCCESS']);
  });

  test('for ever ends when faults are cleared', async () => {
    const { simulator, getResult } = await startWorld();
    simulator.fault({ operation: 'get-result' }, busy, { times: Number.POSITIVE_INFINITY });
    for (let calls = 0; calls < 5; calls += 1) await getResult(simulator.sampleIds.passSilent);
    expect((await getResult(simulator.sampleIds.passSilent)).envelope.code).toBe('SERVICE_BUSY');
    simulator.clearFaults();
    expect((await getResult(simulator.sampleIds.passSilent)).envelope.code).toBe('SUCCESS');
  });
});

describe('a record of a call', () => {
  test('says what was asked, when, and how it was answered', async () => {
    const { simulator, getResult } = await startWorld();
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

  test('can be asked for by operation and id', async () => {
    const { simulator, getResult } = await startWorld();
    await getResult(simulator.sampleIds.passSilent);
    await getResult(simulator.sampleIds.passAction);
    expect(simulator.callsTo('get-result')).toHaveLength(2);
    expect(simulator.callsTo('get-result', simulator.sampleIds.passAction)).toHaveLength(1);
    expect(simulator.callsTo('clear-data')).toHaveLength(0);
  });

  test('of a picture is kept apart from those of the API', async () => {
    const { simulator, getResult } = await startWorld();
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
  test('lets calls arrive and answers them when it is released, and not before', async () => {
    const { simulator, getResult } = await startWorld();
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

  test('holds every call of its operation where it names no id, and none that comes after its release', async () => {
    const { simulator, askToken, getResult } = await startWorld();
    const hold = simulator.hold({ operation: 'get-result' });
    const arrival = simulator.nextCall('get-result');
    const reply = getResult(simulator.sampleIds.passSilent);
    await arrival;
    await askToken();
    expect(simulator.callsTo('get-result')[0]?.code).toBeNull();
    hold.release();
    await reply;
    expect((await getResult(simulator.sampleIds.passAction)).envelope.code).toBe('SUCCESS');
  });

  test('of one id does not stop another', async () => {
    const { simulator, getResult } = await startWorld();
    simulator.hold({ operation: 'get-result', signatureId: simulator.sampleIds.passSilent });
    expect((await getResult(simulator.sampleIds.passAction)).envelope.code).toBe('SUCCESS');
  });

  test('does not keep the simulator from closing', async () => {
    const { simulator, getResult } = await startWorld();
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
  const { simulator, getResult } = await startWorld();
  const arrival = simulator.nextCall('get-result', simulator.sampleIds.passAction);
  await getResult(simulator.sampleIds.passSilent);
  await getResult(simulator.sampleIds.passAction);
  expect((await arrival).signatureId).toBe(simulator.sampleIds.passAction);
});
