import { createHmac, randomBytes } from 'node:crypto';
import { demoWebhookSecret } from '../../../src/simulator/simulator.js';
import { startTestGateway, type TestGatewayOptions } from '../gateway/gateway.js';
import { findFreePort } from '../redis/redis-server.js';
import { createSteppedClock } from '../stepped-clock.js';
import { openStream } from './open-stream.js';

export const SECRET = demoWebhookSecret;
export const CALLBACK_KEY = 'callback-key-of-thirty-two-characters';

const WATCH = 'subscription ($id: ID!) { verificationChanged(signatureId: $id) { signatureId status } }';

/** Starts a gateway that receives the webhooks of its simulator, by a clock that only the test advances. */
export async function startWithNotices(options: TestGatewayOptions = {}) {
  const clock = createSteppedClock();
  // The simulator has to know the address before the gateway listens.
  const port = await findFreePort();
  const gateway = await startTestGateway({
    clock,
    ...options,
    simulator: {
      webhookUrl: `http://127.0.0.1:${port}/webhooks/advance-ai/default`,
      schedule: clock.after,
      ...options.simulator,
    },
    env: {
      PORT: String(port),
      METRICS_PORT: '0',
      ADVANCE_AI_WEBHOOK_SECRET: SECRET,
      ADVANCE_AI_CALLBACK_KEY: CALLBACK_KEY,
      ...options.env,
    },
  });
  const { running } = gateway.simulator.sampleIds;
  const watch = (id = running) => openStream({ url: gateway.url, query: WATCH, variables: { id } });
  return { gateway, clock: options.clock ?? clock, id: running, watch };
}

export type SentNotice = {
  readonly body?: string;
  readonly secret?: string;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly hash?: 'sha256' | 'sha512';
};

/** Returns the headers and the body of a signed webhook about an id, as the default template signs it. */
export function toWebhook(id: string, now: number, changed: SentNotice = {}) {
  const {
    body = JSON.stringify({ signatureId: id, type: 'COMPLETED' }),
    secret = SECRET,
    timestamp = String(Math.floor(now / 1000)),
    nonce = randomBytes(16).toString('hex'),
    hash = 'sha256',
  } = changed;
  const signature = createHmac(hash, Buffer.from(secret, 'base64'))
    .update(`${timestamp}\n${nonce}\n${body}`)
    .digest('base64');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'aai-timestamp': timestamp,
      'aai-nonce': nonce,
      'aai-signature': signature,
    },
  };
}

/** Posts a notice and returns the status of the response. */
export async function postNotice(
  url: string,
  init: { readonly headers?: Record<string, string>; readonly body: string },
) {
  const response = await fetch(url, { method: 'POST', ...init });
  await response.text();
  return response.status;
}
