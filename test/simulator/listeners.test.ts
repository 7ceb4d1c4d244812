import { expect, test } from '@jest/globals';
import { startSimulator } from '../../src/simulator/simulator.js';
import { startWorld, toFace } from './support/simulator-client.js';

const toPort = (origin: string) => Number(new URL(origin).port);

test('a simulator listens on the ports that it is given', async () => {
  const first = await startSimulator();
  await first.close();
  const { simulator } = await startWorld({ port: toPort(first.baseUrl), assetPort: toPort(first.assetBaseUrl) });
  expect([simulator.baseUrl, simulator.assetBaseUrl]).toEqual([first.baseUrl, first.assetBaseUrl]);
});

test('a simulator that cannot have its port rejects, and gives the other one back', async () => {
  const free = await startSimulator();
  await free.close();
  const assetPort = toPort(free.assetBaseUrl);
  const { simulator } = await startWorld();
  await expect(startSimulator({ port: toPort(simulator.baseUrl), assetPort })).rejects.toThrow('EADDRINUSE');
  const { simulator: next } = await startWorld({ assetPort });
  expect(toPort(next.assetBaseUrl)).toBe(assetPort);
});

test('HEAD on a link tells the size of the picture and sends none of it', async () => {
  const { simulator, getResult } = await startWorld();
  const link = String(toFace(await getResult(simulator.sampleIds.passSilent)).silentImage);
  const head = await fetch(link, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(Number(head.headers.get('content-length'))).toBe((await (await fetch(link)).arrayBuffer()).byteLength);
  expect(await head.text()).toBe('');
});

test('nothing can be written to the asset host', async () => {
  const { simulator, getResult } = await startWorld();
  const link = String(toFace(await getResult(simulator.sampleIds.passSilent)).silentImage);
  expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(405);
});

test('a simulator keeps connections longer than its clients, so that none sends into one that is closing', async () => {
  const { simulator } = await startWorld();
  for (const origin of [simulator.baseUrl, simulator.assetBaseUrl])
    expect((await fetch(origin)).headers.get('keep-alive')).toBe('timeout=65');
});
