import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status errorCode } }';
const VIDEO_STATE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceVideo { state url } } }';

test('a PENDING result is cached for PENDING_TTL_SECONDS, then fetched again until it is final', async () => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway({ env: { PENDING_TTL_SECONDS: '5' } });
  const id = simulator.sampleIds.runningThenPass;
  expect((await ask(STATUS, { id })).data.livenessResult).toEqual({ status: 'PENDING', errorCode: null });
  clock.advance(4_999);
  await ask(STATUS, { id });
  expect(resultCalls()).toBe(1);
  let status = 'PENDING';
  for (let polls = 0; status === 'PENDING' && polls < 10; polls += 1) {
    clock.advance(5_000);
    status = (await ask(STATUS, { id })).data.livenessResult.status;
  }
  expect(status).toBe('PASS');
  const calls = resultCalls();
  clock.advance(86_400_000);
  await ask(STATUS, { id });
  expect(resultCalls()).toBe(calls);
});

test('a final result with a pending video is fetched again only if the video is selected', async () => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway({ env: { PENDING_TTL_SECONDS: '5' } });
  const id = simulator.sampleIds.passVideoReadyLater;
  expect((await ask(VIDEO_STATE, { id })).data.livenessResult.faceVideo).toEqual({ state: 'PENDING', url: null });
  clock.advance(4_999);
  await ask(VIDEO_STATE, { id });
  expect(resultCalls()).toBe(1);
  clock.advance(1);
  await ask(STATUS, { id });
  expect(resultCalls()).toBe(1);
  await ask(VIDEO_STATE, { id });
  expect(resultCalls()).toBe(2);
  clock.advance(5_000);
  const { data } = await ask(VIDEO_STATE, { id });
  expect(data.livenessResult.faceVideo).toEqual({ state: 'READY', url: expect.stringMatching(/^http/) });
  expect(resultCalls()).toBe(3);
  clock.advance(60_000);
  await ask(VIDEO_STATE, { id });
  expect(resultCalls()).toBe(3);
});

test('a pending video whose state cannot be fetched is an error of its own field', async () => {
  const { ask, simulator, clock } = await startTestGateway();
  const id = simulator.sampleIds.passVideoPending;
  await ask(VIDEO_STATE, { id });
  clock.advance(60_000);
  simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'INSUFFICIENT_BALANCE' });
  const { data, errors } = await ask(VIDEO_STATE, { id });
  expect(data.livenessResult).toEqual({ status: 'PASS', faceVideo: null });
  expect(errors.map(({ path, extensions }) => [path, extensions])).toEqual([
    [['livenessResult', 'faceVideo'], { code: 'PROVIDER_REFUSED' }],
  ]);
});
