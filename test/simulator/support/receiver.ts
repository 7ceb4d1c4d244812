import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import type { SimulatorOptions } from '../../../src/simulator/simulator.js';
import { startWorld } from './simulator-client.js';

export type Delivery = { headers: IncomingHttpHeaders; text: string; body: Record<string, unknown> };
export type NoticeWorld = Awaited<ReturnType<typeof startNoticeWorld>>;

const running: { close(): void }[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

/** A customer's server that takes notices and answers with `status`. */
async function startReceiver() {
  const receiver = { url: '', status: 200, deliveries: [] as Delivery[] };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    receiver.deliveries.push({ headers: request.headers, text, body: JSON.parse(text) });
    response.writeHead(receiver.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({ close: () => server.close().closeAllConnections() });
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`;
  return receiver;
}

/** Timers that go off when the test says so. */
function createSchedule() {
  const timers: { ms: number; callback: () => void }[] = [];
  return {
    timers,
    schedule: (ms: number, callback: () => void) => {
      const timer = { ms, callback };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
  };
}

/** A simulator whose webhook is a receiver in the test, and whose retries wait for the test. */
export async function startNoticeWorld(options: SimulatorOptions = {}) {
  const receiver = await startReceiver();
  const { timers, schedule } = createSchedule();
  const world = await startWorld({ webhookUrl: receiver.url, schedule, ...options });
  const generateUrl = async (body: Record<string, unknown> = {}, product = 'liveness-detection') =>
    world.call(
      `/intl/openapi/identity-risk/idvs-h5/ekyc/v1/generate-${product}-url`,
      { region: 'PHL', ...body },
      await world.getToken(),
    );
  return {
    ...world,
    receiver,
    timers,
    generateUrl,
    openSession: async (body: Record<string, unknown> = {}, product?: string) =>
      String((await generateUrl(body, product)).data.signatureId),
    /** Runs every retry that waits, until none is left. Returns after how many milliseconds each was due. */
    runRetries: async () => {
      const delaysMs = [];
      await world.simulator.noticesSettled();
      for (let timer = timers.shift(); timer !== undefined; timer = timers.shift()) {
        delaysMs.push(timer.ms);
        timer.callback();
        await world.simulator.noticesSettled();
      }
      return delaysMs;
    },
  };
}
