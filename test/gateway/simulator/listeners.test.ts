import { expect, test } from '@jest/globals';
import { startSimulator } from '../../../src/simulator/simulator.js';
import { startTestSimulator, toFace } from './support/test-simulator.js';

const toPort = (origin: string) => Number(new URL(origin).port);

test('a simulator listens on the configured ports', async () => {
  const first = await startSimulator();
  await first.close();
  const { simulator } = await startTestSimulator({
    port: toPort(first.baseUrl),
    assetPort: toPort(first.assetBaseUrl),
  });
  expect([simulator.baseUrl, simulator.assetBaseUrl]).toEqual([first.baseUrl, first.assetBaseUrl]);
});

test('a simulator whose port is in use rejects and releases the other port', async () => {
  const free = await startSimulator();
  await free.close();
  const assetPort = toPort(free.assetBaseUrl);
  const { simulator } = await startTestSimulator();
  await expect(startSimulator({ port: toPort(simulator.baseUrl), assetPort })).rejects.toThrow('EADDRINUSE');
  const { simulator: next } = await startTestSimulator({ assetPort });
  expect(toPort(next.assetBaseUrl)).toBe(assetPort);
});

test('HEAD on a link returns the size of the image without its bytes', async () => {
  const { simulator, getResult } = await startTestSimulator();
  const link = String(toFace(await getResult(simulator.sampleIds.passSilent)).silentImage);
  const head = await fetch(link, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(Number(head.headers.get('content-length'))).toBe((await (await fetch(link)).arrayBuffer()).byteLength);
  expect(await head.text()).toBe('');
});

test('the asset host rejects writes', async () => {
  const { simulator, getResult } = await startTestSimulator();
  const link = String(toFace(await getResult(simulator.sampleIds.passSilent)).silentImage);
  expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(405);
});

test('a simulator keeps idle connections longer than its clients do', async () => {
  const { simulator } = await startTestSimulator();
  for (const origin of [simulator.baseUrl, simulator.assetBaseUrl])
    expect((await fetch(origin)).headers.get('keep-alive')).toBe('timeout=65');
});
