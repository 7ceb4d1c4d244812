import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { startIssuer } from '../../support/gateway/issuer.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { openRaw } from '../../support/raw-http.js';
import { until } from '../../support/until.js';

const QUESTION = { query: '{ __typename }' };
const BODY = JSON.stringify(QUESTION);
const { env, files } = toKeyFile(toApiKey('one', { subject: 'one' }), toApiKey('two', { subject: 'two' }));

async function start(variables: Readonly<Record<string, string>>) {
  const gateway = await startTestGateway({ env: { ...env, METRICS_PORT: '0', ...variables }, files });
  const open = (key: string, rest = 'Content-Length: 100\r\n\r\n{') => {
    const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: ${bearer(key).authorization}`;
    return openRaw(gateway.url, `${head}\r\n${rest}`);
  };
  /** The status of a question that is sent in one packet, which fetch does not do. */
  const ask = async (key: string) => {
    const { until: received } = await open(key, `Content-Length: ${BODY.length}\r\n\r\n${BODY}`);
    return Number((await received(/}\n?$/)).slice(9, 12));
  };
  const arriving = async () => (await scrapeOne(gateway.metricsUrl, 'gateway_requests_arriving'))[''];
  return { ...gateway, open, ask, arriving };
}

describe('bodies that are sent byte by byte', () => {
  test('take no slot, so other callers are served', async () => {
    const { open, post, arriving } = await start({ MAX_REQUESTS_IN_FLIGHT: '2', RATE_LIMIT_PER_MINUTE: '0' });
    await Promise.all(Array.from({ length: 50 }, () => open('one')));
    await until(async () => (await arriving()) === 50);
    for (let count = 0; count < 5; count += 1) expect((await post(QUESTION, bearer('two'))).status).toBe(200);
  });

  test('are counted per caller: one too many is rejected with 429 and its connection is closed', async () => {
    const { open, ask, arriving } = await start({ MAX_REQUESTS_ARRIVING: '16' });
    const [first] = await Promise.all([open('one'), open('one')]);
    await until(async () => (await arriving()) === 2);
    const refused = await open('one');
    const closed = new Promise((resolve) => refused.socket.once('close', resolve));
    expect(await refused.until(/}$/)).toMatch(
      /^HTTP\/1\.1 429 [\s\S]*connection: close[\s\S]*"RATE_LIMITED","retryAfterSeconds":1/i,
    );
    await closed;
    expect(await ask('one')).toBe(200);
    first?.socket.destroy();
    await until(async () => (await arriving()) === 1);
  });

  test('are counted per address, which may use half of the places', async () => {
    const { open, arriving } = await start({ MAX_REQUESTS_ARRIVING: '2' });
    await open('one');
    await until(async () => (await arriving()) === 1);
    const refused = await open('two');
    expect(await refused.until(/}$/)).toMatch(/^HTTP\/1\.1 429 [\s\S]*from this address/);
  });

  test('are processed once complete, and no longer counted', async () => {
    const { open, arriving } = await start({});
    const { socket, until: received } = await open('one', `Content-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 5)}`);
    await until(async () => (await arriving()) === 1);
    socket.write(BODY.slice(5));
    expect(await received(/"Query"/)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await arriving()).toBe(0);
  });
});

test('headers without their body are counted like a slow body', async () => {
  const { open, arriving } = await start({});
  await open('one', 'Content-Length: 100\r\n\r\n');
  await until(async () => (await arriving()) === 1);
});

test('a body that arrives with its headers is not counted, so a proxy may send any number of them', async () => {
  const { open, ask, arriving } = await start({ MAX_REQUESTS_ARRIVING: '1' });
  await open('one');
  await until(async () => (await arriving()) === 1);
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('two')));
  expect(answers).toEqual(Array(20).fill(200));
});

test('requests that wait for the keys of the issuer are bounded and take no slot', async () => {
  const issuer = await startIssuer();
  const hanging: ServerResponse[] = [];
  issuer.answer((response) => void hanging.push(response));
  const { post, ask, arriving } = await start({
    ...issuer.env,
    MAX_REQUESTS_IN_FLIGHT: '1',
    MAX_REQUESTS_ARRIVING: '4',
  });
  const token = bearer(await issuer.sign());
  const waiting = [post(QUESTION, token), post(QUESTION, token)];
  await until(async () => (await arriving()) === 2);
  const { status, errors } = await post(QUESTION, token);
  expect([status, errors[0]?.extensions]).toEqual([429, { code: 'RATE_LIMITED', retryAfterSeconds: 1 }]);
  expect(await ask('one')).toBe(200);
  expect(hanging).toHaveLength(1);
  for (const response of hanging) response.end('{"keys":[]}');
  for (const answer of waiting) expect([200, 401]).toContain((await answer).status);
  expect(await arriving()).toBe(0);
});
