import { describe, expect, test } from '@jest/globals';
import { toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const STUDIO = 'https://studio.apollographql.com';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const ASKS = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-custom' };
const FOREIGN = [
  'https://evil.example',
  'https://studio.apollographql.com.evil.example',
  'http://studio.apollographql.com',
  'https://STUDIO.apollographql.com',
  'null',
  'http://localhost:4000',
];

async function startOpen(landingPage: 'sandbox' | 'off') {
  const gateway = await startTestGateway({ env: { LANDING_PAGE: landingPage } });
  const graphql = (init: RequestInit = {}) => fetch(`${gateway.url}/graphql`, init);
  const corsOf = async (init: RequestInit) => {
    const { headers } = await graphql(init);
    return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
  };
  return { ...gateway, graphql, corsOf };
}

describe('Apollo Studio', () => {
  test('may send operations while the landing page is the sandbox, without credentials', async () => {
    const { graphql, corsOf } = await startOpen('sandbox');
    const preflight = { method: 'OPTIONS', headers: { origin: STUDIO, ...ASKS } };
    expect((await graphql(preflight)).status).toBe(204);
    expect(await corsOf(preflight)).toEqual({
      'access-control-allow-origin': STUDIO,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type,x-custom',
      'access-control-expose-headers': 'x-request-id, retry-after',
      'access-control-max-age': '600',
    });
    const question = { method: 'POST', headers: { origin: STUDIO, 'content-type': 'application/json' }, body: '{}' };
    expect(await corsOf(question)).toMatchObject({ 'access-control-allow-origin': STUDIO });
  });

  test('may reach this machine from the public network when its browser requests it', async () => {
    const { corsOf } = await startOpen('sandbox');
    const headers = { origin: STUDIO, ...ASKS, 'access-control-request-private-network': 'true' };
    expect(await corsOf({ method: 'OPTIONS', headers })).toMatchObject({
      'access-control-allow-private-network': 'true',
    });
  });

  test('may not send operations while there is no landing page', async () => {
    const { corsOf } = await startOpen('off');
    const headers = { origin: STUDIO, ...ASKS, 'access-control-request-private-network': 'true' };
    expect(await corsOf({ method: 'OPTIONS', headers })).toEqual({});
  });
});

describe('CORS_ORIGINS', () => {
  const OURS = 'https://app.example.com';
  const env = { CORS_ORIGINS: `${OURS}, http://localhost:3000`, LANDING_PAGE: 'off', HTTP_GET: 'on' };
  const allowed = async (origin: string) => {
    const { url } = await startTestGateway({ env });
    const { headers } = await fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin, ...ASKS } });
    return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-methods')];
  };

  test.each([OURS, 'http://localhost:3000'])(
    'lets a page of %s read the answers, by the methods that are on',
    async (origin) => {
      expect(await allowed(origin)).toEqual([origin, 'GET, POST']);
    },
  );

  test.each([
    STUDIO,
    'https://app.example.com.evil.example',
    'http://localhost:3001',
    'https://other.app.example.com',
    'null',
  ])('lets no page of %s read them', async (origin) => {
    expect(await allowed(origin)).toEqual([null, null]);
  });
});

describe('CORS_ORIGINS with any port of a loopback host', () => {
  test.each([
    ['http://localhost:5173', true],
    ['http://localhost', true],
    ['https://localhost:5173', false],
    ['http://localhost:5173.evil.example', false],
    ['http://localhost.evil.example:5173', false],
    ['http://127.0.0.1:5173', false],
  ])('a page of %s: %s', async (origin, isAllowed) => {
    const { url } = await startTestGateway({ env: { CORS_ORIGINS: 'http://localhost:*' } });
    const { headers } = await fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin, ...ASKS } });
    expect(headers.get('access-control-allow-origin')).toBe(isAllowed ? origin : null);
  });
});

test.each(FOREIGN)('a page of %s may never read a response', async (origin) => {
  const { corsOf } = await startOpen('sandbox');
  const headers = { origin, ...ASKS, 'access-control-request-private-network': 'true' };
  expect(await corsOf({ method: 'OPTIONS', headers })).toEqual({});
  expect(await corsOf({ method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: '{}' })).toEqual(
    {},
  );
});

test('responses vary by origin for caches', async () => {
  const { graphql } = await startOpen('off');
  expect((await graphql({ method: 'OPTIONS' })).headers.get('vary')).toBe('Origin');
});

describe('the landing page', () => {
  test('shows a browser Apollo Sandbox with a question about a sample', async () => {
    const { graphql, simulator } = await startOpen('sandbox');
    const response = await graphql({ headers: BROWSER });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(html).toContain('query Explore($signatureId: ID!)');
    expect(html).toContain(simulator.sampleIds.passFarNear);
    expect(html).toContain('"headers":{"x-request-id":"explore-1"}');
    expect(html).toContain('"runTelemetry":false');
  });

  test('has a place for a token where callers authenticate', async () => {
    const { env, files } = toKeyFile();
    const { url } = await startTestGateway({ env, files });
    const html = await (await fetch(`${url}/graphql`, { headers: BROWSER })).text();
    expect(html).toContain('"authorization":"Bearer YOUR_TOKEN"');
  });

  test('has a question that is answered as it stands', async () => {
    const { graphql, ask, simulator } = await startOpen('sandbox');
    const html = await (await graphql({ headers: BROWSER })).text();
    const query = /query Explore[\s\S]*?\\n}/.exec(html)?.[0].replaceAll('\\n', '\n') ?? '';
    const { data, errors } = await ask(query, { signatureId: simulator.sampleIds.passFarNear });
    expect(errors).toEqual([]);
    expect(data.livenessResult).toMatchObject({ status: 'PASS', images: [{ kind: 'FACE' }, {}, {}] });
  });

  test('is where the root of the server leads', async () => {
    const { url } = await startOpen('sandbox');
    const response = await fetch(`${url}/`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([307, '/graphql']);
  });

  test('is not there when it is off', async () => {
    const { graphql } = await startOpen('off');
    const response = await graphql({ headers: BROWSER });
    expect(response.status).toBe(405);
    expect(await response.text()).not.toContain('<html');
  });
});
