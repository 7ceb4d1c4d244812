import { describe, expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { openRaw } from '../../support/raw-http.js';

const QUESTION = JSON.stringify({ query: '{ livenessResult(signatureId: "unknown") { status } }' });
const JSON_TYPE = { 'content-type': 'application/json' };

const startProtected = (env: Record<string, string> = {}) => {
  const { env: keys, files } = toKeyFile(toApiKey('key'));
  return startTestGateway({ env: { ...keys, ...env }, files });
};

test('a rejection does not wait for the body', async () => {
  const { url } = await startProtected();
  const head =
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n';
  const { until } = await openRaw(url, head);
  expect(await until(/UNAUTHENTICATED/)).toMatch(/^HTTP\/1\.1 401 /);
});

test.each([
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
])('a rejection has the media type %s if the client accepts it', async (accept, type) => {
  const { url } = await startProtected();
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...JSON_TYPE, accept }, body: QUESTION });
  expect([response.status, response.headers.get('content-type')]).toEqual([401, type]);
});

describe('without a credential', () => {
  test.each(['GET', 'PUT', 'DELETE'])('%s is rejected as well', async (method) => {
    const { url } = await startProtected();
    // Before authentication: only POST is allowed.
    expect((await fetch(`${url}/graphql?query={__typename}`, { method })).status).toBe(405);
  });

  test.each(['/health/live', '/health/ready'])('%s responds', async (path) => {
    const { url } = await startProtected();
    expect((await fetch(url + path)).status).toBe(200);
  });

  test('a browser sees the landing page, which holds no data', async () => {
    const { url } = await startProtected();
    const response = await fetch(`${url}/graphql`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
  });

  test.each(['text/html', 'application/json, text/html', 'text/html;q=0.1, application/json', 'text/html;q=0'])(
    'a request that only resembles a browser is rejected: %s',
    async (accept) => {
      const { url, simulator } = await startProtected({ LANDING_PAGE: accept === 'text/html' ? 'off' : 'sandbox' });
      const headers = { accept, 'apollo-require-preflight': 'yes' };
      for (const search of ['', `?query=${encodeURIComponent('{ __typename }')}`]) {
        expect((await fetch(`${url}/graphql${search}`, { headers })).status).toBe(405);
      }
      expect(simulator.calls).toEqual([]);
    },
  );
});

describe('a gateway without authentication logs a warning', () => {
  const warnings = (logLines: readonly string[]) =>
    logLines
      .map((line) => JSON.parse(line))
      .filter(({ level, msg }) => level === 40 && msg.startsWith('AUTHENTICATION DISABLED'));

  test('with AUTH=off', async () => {
    const { logLines } = await startTestGateway({ env: { AUTH: 'off' } });
    expect(warnings(logLines)).toEqual([
      expect.objectContaining({ tenant: 'default', msg: expect.stringMatching(/AUTH=off/) }),
    ]);
  });

  test('with AUTH=off although API keys are configured', async () => {
    const { logLines, ask } = await startProtected({ AUTH: 'off' });
    expect(warnings(logLines)).toHaveLength(1);
    expect((await ask('{ __typename }')).status).toBe(200);
  });

  test('but not with authentication', async () => {
    for (const AUTH of ['on', '']) {
      const { logLines, ask, post } = await startProtected({ AUTH });
      expect(warnings(logLines)).toEqual([]);
      expect((await ask('{ __typename }')).status).toBe(401);
      expect((await post({ query: '{ __typename }' }, bearer('key'))).status).toBe(200);
    }
  });
});

describe('while AUTH is off, a request for', () => {
  const answerFor = async (host: string) => {
    const { url } = await startTestGateway();
    const head = `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;
    const { until } = await openRaw(url, `${head}Content-Length: ${QUESTION.length}\r\n\r\n${QUESTION}`);
    return until(/"(data|errors)":/);
  };

  test.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '127.8.8.8', '[::1]:4000'])(
    '%s is answered',
    async (host) => {
      expect(await answerFor(host)).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  test.each(['rebound.example.test', 'localhost.example.test:4000', '10.0.0.8', 'no host', ''])(
    '"%s" is refused, whoever made that name lead here',
    async (host) => {
      const answer = await answerFor(host);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(answer).toContain('"code":"FORBIDDEN"');
    },
  );
});
