import { mkdirSync, rmSync } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import { systemClock } from '../../../../src/async/clock.js';
import { HistoryError } from '../../../../src/history/history-error.js';
import { createLogger } from '../../../../src/observability/logger.js';
import { CONNECTION_LIMITS } from '../../../../src/server/http/connections/connections.js';
import { readJsonText } from '../../../../src/server/http/requests/body.js';
import { createHttpServer } from '../../../../src/server/http/server.js';
import type { Fault } from '../../../../src/simulator/fault-injection/fault.js';
import { closeAfterTest } from '../../../support/close-after-test.js';
import { toManifest, trusting } from '../../../support/data/manifest.js';
import { bearer, toApiKey, toKeyFile } from '../../../support/gateway/api-keys.js';
import { AUDIT_HMAC_KEY, auditPath } from '../../../support/gateway/audit.js';
import { startTestGateway } from '../../../support/gateway/gateway.js';
import { createModelHistory } from '../../../support/history/model.js';
import { createTestClock } from '../../../support/test-clock.js';

/** A gateway whose provider does this instead of answering about a result. */
export const withProviderThat =
  (fault: Fault, env: Readonly<Record<string, string>> = {}) =>
  async () => {
    const gateway = await startTestGateway({ env });
    gateway.simulator.fault({ operation: 'get-result' }, fault, { times: 99 });
    return gateway;
  };

export const withProviderThatSays = (code: string) => withProviderThat({ kind: 'envelope', code });

/** Its audit log can be written until it has started, and no longer. */
export async function withoutAuditLog() {
  const path = await auditPath();
  const gateway = await startTestGateway({ env: { AUDIT_LOG: path, AUDIT_HMAC_KEY } });
  rmSync(path);
  mkdirSync(path);
  return gateway;
}

/** Its history was opened, but its database does not answer any more. */
export function withoutHistory() {
  const statistics = () => Promise.reject(new HistoryError('unavailable', 'ECONNREFUSED'));
  return startTestGateway({ history: { ...createModelHistory(), statistics } });
}

/** Allows so many streams and waiting queries. */
export const withStreams = (max: string) => () => startTestGateway({ env: { MAX_STREAMS: max } });

/** Knows `reader`, who sees no pictures, and `stranger`, whose tenant has no account. */
export function withCallers() {
  const reader = toApiKey('reader', { scopes: ['liveness:read'] });
  return startTestGateway(toKeyFile(reader, toApiKey('stranger', { tenant: 'without-an-account' })));
}

/** Reads native results, and may pay for none. */
export const withSpentBudget = () =>
  startTestGateway({ env: { NATIVE_RESULTS: 'on', PROVIDER_PAID_CALLS_PER_DAY: '0' } });

/** Knows `busy`, who may ask once a minute and has done so. */
export async function withSpentRate() {
  const { env, files } = toKeyFile(toApiKey('busy'));
  const gateway = await startTestGateway({ env: { ...env, RATE_LIMIT_PER_MINUTE: '1' }, files });
  await gateway.post({ query: '{ __typename }' }, bearer('busy'));
  return gateway;
}

/** Has room for one request, which waits for the provider until the test is over. */
export async function withoutRoom() {
  const gateway = await startTestGateway({ env: { MAX_REQUESTS_IN_FLIGHT: '1' } });
  const arrived = gateway.simulator.nextCall('get-result');
  const held = gateway.simulator.hold({ operation: 'get-result' });
  const { passFarNear } = gateway.simulator.sampleIds;
  const answered = gateway.ask('query ($id: ID!) { livenessResult(signatureId: $id) { status } }', { id: passFarNear });
  await arrived;
  closeAfterTest(async () => {
    held.release();
    await answered;
  });
  return gateway;
}

/** A JWT signed with a key that has to be asked for. */
export const TOKEN = `${Buffer.from('{"alg":"ES256","kid":"unknown"}').toString('base64url')}.e30.c2ln`;

export function withIssuerDown() {
  const env = {
    AUTH: 'on',
    // Nothing listens there.
    AUTH_JWKS_URL: 'http://127.0.0.1:9/keys',
    AUTH_ISSUER: 'https://issuer.example.test/',
    AUTH_AUDIENCE: 'https://gateway.example.test',
  };
  return startTestGateway({ env });
}

export const FAULT_MESSAGE = 'a fault of our own';

const fault = () => {
  throw new RangeError(FAULT_MESSAGE);
};

/** It has a fault of its own where it would wait before another attempt, in the middle of an operation. */
export function withFaultInside() {
  const unreachable = async () => {
    throw new Error('connect ECONNREFUSED');
  };
  return startTestGateway({ send: unreachable, random: fault });
}

/** It has a fault of its own before anything is an operation. */
export async function withFaultOutside() {
  const clock = createTestClock();
  let isFaulty = false;
  const monotonicNow = () => (isFaulty ? fault() : clock.monotonicNow());
  const gateway = await startTestGateway({ clock: { ...clock, monotonicNow } });
  isFaulty = true;
  return gateway;
}

/** Answers no document but one that nobody asks. */
export function withTrustedDocuments() {
  return startTestGateway(trusting('only', toManifest('query Nobody { __typename }')));
}

/** Its front waits for requests no longer than a moment. */
export async function withImpatientFront() {
  const gateway = await startTestGateway();
  const front = createHttpServer({
    routes: [
      (app, _options, done) => {
        app.removeAllContentTypeParsers();
        app.addContentTypeParser('*', (request: FastifyRequest) => readJsonText(request.raw, { maxBytes: 1_000 }));
        app.post('/graphql', async () => ({}));
        done();
      },
    ],
    logger: createLogger('silent'),
    after: systemClock.after,
    connectionLimits: { ...CONNECTION_LIMITS, headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 },
  });
  const url = await front.listen('127.0.0.1', 0);
  closeAfterTest(() => front.close(0, 0));
  return { ...gateway, url };
}
