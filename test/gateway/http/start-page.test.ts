import { describe, expect, test } from '@jest/globals';
import { trusting } from '../../support/data/manifest.js';
import { toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';

/** What Chromium sends when an address is opened. */
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8' };
const REDIRECT = [307, '/graphql', ''];

async function startFront(options: TestGatewayOptions = {}) {
  const { url } = await startTestGateway(options);
  const load = (init: RequestInit = {}, path = '/') => fetch(`${url}${path}`, { redirect: 'manual', ...init });
  const linksOf = async () => [...(await (await load({ headers: BROWSER })).text()).matchAll(/ href="(\/[^"]*)"/g)];
  return { url, load, links: async () => (await linksOf()).map(([, path]) => path) };
}

const toRedirect = async (response: Response) => [
  response.status,
  response.headers.get('location'),
  await response.text(),
];

describe('the start page', () => {
  const LINKS = ['/console/', '/explore/', '/explore/#docs', '/graphql'];
  const withEnv = (env: Record<string, string>) => ({ env });
  const withKeys = (env: Record<string, string>) => {
    const keys = toKeyFile();
    return { ...keys, env: { ...keys.env, ...env } };
  };

  test.each<[string, TestGatewayOptions, string[]]>([
    ['everything in a local gateway', {}, LINKS],
    ['no explorer and no schema without PAGES=explore', withEnv({ PAGES: 'console' }), ['/console/', '/graphql']],
    ['no console without PAGES=console', withEnv({ PAGES: 'explore' }), ['/explore/', '/explore/#docs', '/graphql']],
    ['no Sandbox with LANDING_PAGE=off', withEnv({ LANDING_PAGE: 'off' }), LINKS.slice(0, 3)],
    ['Sandbox alone with PAGES=off', withEnv({ PAGES: 'off' }), ['/graphql']],
    ['no schema where it is closed', withEnv({ INTROSPECTION: 'off' }), ['/console/', '/explore/', '/graphql']],
    ['no schema where only trusted documents are executed', trusting('only'), ['/console/', '/explore/', '/graphql']],
    ['one page on a public address', withKeys({ HOST: '0.0.0.0', PAGES: 'console' }), ['/console/']],
  ])('links to %s', async (_what, options, expected) => {
    const { links } = await startFront(options);
    expect(await links()).toEqual(expected);
  });

  test('links only to what answers a browser', async () => {
    const { load, links } = await startFront();
    for (const path of await links()) {
      const response = await load({ headers: BROWSER }, path);
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        200,
        expect.stringMatching(/^text\/html/),
      ]);
    }
  });

  test('names what a request needs', async () => {
    const { load } = await startFront(withKeys({ PAGES: 'console' }));
    expect(await (await load({ headers: BROWSER })).text()).toContain('Each request needs a token or an API key.');
    const open = await startFront();
    expect(await (await open.load({ headers: BROWSER })).text()).not.toContain('token');
  });

  test('is not stored, and its policy allows no script and nothing from elsewhere', async () => {
    const { load } = await startFront();
    const response = await load({ headers: BROWSER });
    const html = await response.text();
    const headers = Object.fromEntries(response.headers);
    expect([response.status, headers]).toMatchObject([
      200,
      {
        'content-type': 'text/html; charset=utf-8',
        'content-length': String(Buffer.byteLength(html)),
        'cache-control': 'private, no-store',
        vary: 'Accept',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      },
    ]);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|\bon\w+=/);
  });

  test('answers HEAD with its length and no body, and ignores a query string', async () => {
    const { load } = await startFront();
    const { headers } = await load({ headers: BROWSER });
    const head = await load({ method: 'HEAD', headers: BROWSER }, '/?from=bookmark');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      headers.get('content-length'),
      '',
    ]);
  });
});

describe('the root address redirects to /graphql', () => {
  test.each<[string, RequestInit]>([
    ['a client that names no type', {}],
    ['a client that prefers JSON', { headers: { accept: 'application/json, text/html' } }],
    ['an operation by POST', { method: 'POST', headers: BROWSER, body: '{"query":"{ __typename }"}' }],
  ])('%s', async (_who, init) => {
    const { load } = await startFront();
    expect(await toRedirect(await load(init))).toEqual(REDIRECT);
  });

  test('a client that posts an operation and follows gets its answer', async () => {
    const { load } = await startFront();
    const headers = { 'content-type': 'application/json' };
    const response = await load({ method: 'POST', redirect: 'follow', headers, body: '{"query":"{ __typename }"}' });
    expect([response.status, await response.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  test('a browser too, where all pages are off, as on a public address by default', async () => {
    const { env, files } = toKeyFile();
    for (const own of [{ PAGES: 'off', LANDING_PAGE: 'off' }, { HOST: '0.0.0.0' }]) {
      const { load } = await startFront({ env: { ...env, ...own }, files });
      const response = await load({ headers: BROWSER });
      expect([response.headers.get('vary'), response.headers.get('content-security-policy')]).toEqual([null, null]);
      expect(await toRedirect(response)).toEqual(REDIRECT);
    }
  });
});
