import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import type { SimulatorOptions } from '../../../../src/simulator/simulator.js';
import { startTestSimulator } from './test-simulator.js';

export type Delivery = { headers: IncomingHttpHeaders; text: string; body: Record<string, unknown> };
export type SimulatorWithWebhook = Awaited<ReturnType<typeof startWithWebhook>>;

const running: { close(): void }[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

/** Starts a customer's server that receives notifications and responds with `status`. */
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
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notifications`;
  return receiver;
}

/** Creates timers that run when the test calls them. */
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

/** Starts a simulator with a webhook receiver in the test, and with manual retries. */
export async function startWithWebhook(options: SimulatorOptions = {}) {
  const receiver = await startReceiver();
  const { timers, schedule } = createSchedule();
  const setup = await startTestSimulator({ webhookUrl: receiver.url, schedule, ...options });
  const generateUrl = async (body: Record<string, unknown> = {}, product = 'liveness-detection') =>
    setup.call(
      `/intl/openapi/identity-risk/idvs-h5/ekyc/v1/generate-${product}-url`,
      { region: 'PHL', ...body },
      await setup.getToken(),
    );
  return {
    ...setup,
    receiver,
    timers,
    generateUrl,
    createSession: async (body: Record<string, unknown> = {}, product?: string) =>
      String((await generateUrl(body, product)).data.signatureId),
    /** Runs all scheduled retries. Returns the delay of each in milliseconds. */
    runRetries: async () => {
      const delaysMs = [];
      await setup.simulator.notificationsSettled();
      for (let timer = timers.shift(); timer !== undefined; timer = timers.shift()) {
        delaysMs.push(timer.ms);
        timer.callback();
        await setup.simulator.notificationsSettled();
      }
      return delaysMs;
    },
  };
}
