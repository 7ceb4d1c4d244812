import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../src/simulator/fault-injection/fault.js';
import { startTestGateway, type TestGateway } from '../../support/gateway/gateway.js';

/** Occurs in every text of the provider, and must occur in no error and no log line. */
const CANARY = 'canary-7f3a';
const HEADERS = { 'x-debug': CANARY, server: CANARY, 'set-cookie': `session=${CANARY}` };
const DAY_MS = 86_400_000;

const QUERY = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status faceLivenessScore faceImage { url expiresAt } images { url base64 } auditImageArchive { url } faceVideo { state url } } }`;

const page = `<html><body>${CANARY} at /srv/${CANARY}/app.js:1:1</body></html>`;
const envelope = (code: string, more = {}): Fault => ({
  kind: 'envelope',
  code,
  message: CANARY,
  data: CANARY,
  ...more,
});
const data = (content: unknown): Fault => ({ kind: 'envelope', code: 'SUCCESS', message: CANARY, data: content });

const FAULTS: [string, Fault][] = [
  ['the message of ERROR', envelope('ERROR')],
  ['the message of IAM_FAILED', envelope('IAM_FAILED')],
  ['the message of a refusal', envelope('INSUFFICIENT_BALANCE')],
  ['the code itself', envelope(CANARY)],
  ['a busy signal', envelope('SERVICE_BUSY', { retryAfter: CANARY })],
  ['headers and page of HTTP 502', { kind: 'http-status', status: 502, headers: HEADERS }],
  [
    'headers and page of HTTP 429',
    { kind: 'http-status', status: 429, headers: { ...HEADERS, 'retry-after': CANARY } },
  ],
  ['a page where JSON belongs', { kind: 'raw', body: page, contentType: 'text/html' }],
  ['JSON that breaks off', { kind: 'raw', body: `{"code":"SUCCESS","data":{"signatureId":"${CANARY}` }],
  ['the page of HTTP 403', { kind: 'raw', body: page, status: 403 }],
  ['the target of a redirect', { kind: 'redirect', status: 302, location: `http://127.0.0.1:9/${CANARY}` }],
  ['data that is text', data(CANARY)],
  ['a verdict', data({ overallResult: CANARY })],
  ['a score', data({ overallResult: 'PASS', faceDetail: { faceLivenessScore: CANARY } })],
  ['an image', data({ overallResult: 'PASS', faceDetail: { faceImage: CANARY } })],
  ['a broken link', data({ overallResult: 'PASS', faceDetail: { auditImageUrl: `ftp://${CANARY}/` } })],
  ['the id of another transaction', { kind: 'wrong-signature-id', signatureId: CANARY }],
];

/** All errors in responses and everything that is logged. */
async function outpourings({ ask, logLines }: TestGateway, id: string): Promise<string> {
  const { errors, headers } = await ask(QUERY, { id });
  expect(errors.length).toBeGreaterThan(0);
  return JSON.stringify([errors, [...headers], logLines.map((line) => JSON.parse(line))]);
}

function expectNoSecrets(text: string, { simulator }: TestGateway): void {
  const tokens = simulator.calls.map(({ accessToken }) => accessToken).filter((token) => token !== null);
  for (const secret of [CANARY, ...tokens, simulator.assetBaseUrl, simulator.baseUrl, 'demo-secret-key']) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/\bat \S+ \(|node_modules|\/src\/|\.[jt]s:\d+/);
  expect(text).not.toMatch(/[A-Za-z0-9+/]{200}/);
}

describe('neither errors nor the log repeat what the provider put into', () => {
  test.each(FAULTS)('%s', async (_, fault) => {
    const gateway = await startTestGateway();
    const { simulator, clock } = gateway;
    const id = simulator.sampleIds.passAllImages;
    simulator.fault({ operation: 'get-result' }, fault, { times: 99 });
    expectNoSecrets(await outpourings(gateway, id), gateway);

    simulator.clearFaults();
    await gateway.ask('query ($id: ID!) { livenessResult(signatureId: $id) { images { url } } }', { id });
    clock.advance(2 * DAY_MS);
    simulator.fault({ operation: 'get-result' }, fault, { times: 99 });
    expectNoSecrets(await outpourings(gateway, id), gateway);
  });

  test('a response to the token request', async () => {
    const gateway = await startTestGateway();
    const fault = data({ token: `${CANARY}\n`, expiredTime: CANARY });
    gateway.simulator.fault({ operation: 'generate-token' }, fault, { times: 99 });
    expectNoSecrets(await outpourings(gateway, 'any-id'), gateway);
  });
});

test('the log of a successful request contains no personal data, link, token or image', async () => {
  const gateway = await startTestGateway();
  const id = gateway.simulator.sampleIds.passAllImages;
  const { data: answer } = await gateway.ask(QUERY, { id });
  const log = gateway.logLines.join('');
  expectNoSecrets(log, gateway);
  expect(log).not.toContain(id);
  expect(log).not.toContain(answer.livenessResult.faceImage.url);
  expect(gateway.logLines.length).toBeGreaterThan(2);
});

test('an internal error is a fixed sentence for the client and an error name in the log', async () => {
  const failing = async () => {
    throw new TypeError(CANARY);
  };
  const gateway = await startTestGateway({
    random: () => {
      throw new RangeError(CANARY);
    },
    send: failing,
  });
  const text = await outpourings(gateway, gateway.simulator.sampleIds.passSilent);
  expect(text).toContain('{"message":"Internal server error."');
  expect(text).toContain('"errorName":"RangeError"');
  expectNoSecrets(text, gateway);
});

test('an error has only its message, location, path and code', async () => {
  const { ask, simulator } = await startTestGateway();
  simulator.fault({ operation: 'get-result' }, envelope('INSUFFICIENT_BALANCE'));
  const { errors } = await ask('{ livenessResult(signatureId: "x") { status } }');
  expect(errors).toEqual([
    {
      message: 'The verification provider refused the request for this account.',
      locations: [{ line: 1, column: 3 }],
      path: ['livenessResult'],
      extensions: { code: 'PROVIDER_REFUSED' },
    },
  ]);
});
