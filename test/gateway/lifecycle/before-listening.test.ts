import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { startGateway } from '../../../src/app/create-gateway.js';
import { systemClock } from '../../../src/async/clock.js';
import { parseConfig } from '../../../src/config/config.js';
import { createLogger } from '../../../src/observability/logger.js';
import { createSyntheticProvider } from '../../../src/providers/advance-ai/synthetic-provider.js';
import { closeAfterTest } from '../../support/close-after-test.js';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('the port is closed until the warm-up has ended, and open afterwards', async () => {
  const port = await freePort();
  const ready = () => fetch(`http://127.0.0.1:${port}/health/ready`).then(({ status }) => status);
  const account = {
    ADVANCE_AI_BASE_URL: 'https://provider.example.com',
    ADVANCE_AI_ACCESS_KEY: 'access',
    ADVANCE_AI_SECRET_KEY: 'secret',
  };
  const config = parseConfig({ ...account, AUTH: 'off', DRAIN_DELAY_MS: '0', PORT: String(port) }, () => '');
  let isOver = false;
  const send = createSyntheticProvider(systemClock.now);
  const gateway = await startGateway(config, {
    clock: systemClock,
    fetch: send,
    send,
    random: Math.random,
    logger: createLogger('silent'),
    sampleSignatureId: '',
    async beforeListening() {
      await expect(ready()).rejects.toThrow('fetch failed');
      isOver = true;
    },
  });
  closeAfterTest(gateway.close);
  expect(isOver).toBe(true);
  expect(await ready()).toBe(200);
});
