import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../../src/observability/logger.js';
import { createPageRoutes } from '../../../src/server/http/pages/page-routes.js';
import { createHttpServer } from '../../../src/server/http/server.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { openRaw } from '../../support/raw-http.js';

async function startWithPages(pages = 'explore') {
  const { url, logLines } = await startTestGateway({ env: { PAGES: pages } });
  const load = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, { redirect: 'manual', ...init });
  return { url, load, logLines };
}

const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code];
};

describe('a page', () => {
  test('is an HTML file that caches revalidate, with a policy that allows nothing from other hosts', async () => {
    const { load } = await startWithPages();
    const response = await load('/explore/');
    expect(await response.text()).toBe(readFileSync('dist/pages/explore/index.html', 'utf8'));
    const headers = Object.fromEntries(response.headers);
    expect([response.status, headers]).toMatchObject([
      200,
      {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      },
    ]);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; .*connect-src 'self'; .*frame-ancestors 'none'/);
    expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe/);
  });

  test('has assets that may be kept for ever, each of its own type', async () => {
    const { load } = await startWithPages();
    const html = await (await load('/explore/')).text();
    const assets = [...html.matchAll(/(?:src|href)="(\/explore\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    const answers = await Promise.all(assets.map((path) => load(path, { method: 'HEAD' })));
    const types = answers.map(({ headers }) => headers.get('content-type'));
    expect(new Set(types)).toEqual(
      new Set(['text/javascript; charset=utf-8', 'text/css; charset=utf-8', 'image/svg+xml']),
    );
    for (const { status, headers } of answers) {
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
  });

  test('has files with entity tags of their content, and is not sent again to a client that has it', async () => {
    const { load } = await startWithPages();
    const html = readFileSync('dist/pages/explore/index.html');
    const etag = `"${createHash('sha256').update(html).digest('base64url')}"`;
    const [script = ''] = /\/explore\/assets\/[^"]+\.js/.exec(html.toString()) ?? [];
    const scriptTag = `"${createHash('sha256')
      .update(readFileSync(`dist/pages${script}`))
      .digest('base64url')}"`;
    const tags = [];
    for (const path of ['/explore/', '/explore/index.html', script]) tags.push((await load(path)).headers.get('etag'));
    expect(tags).toEqual([etag, etag, scriptTag]);
    for (const ifNoneMatch of [etag, `W/${etag}`, `"other" , ${etag}`, '*'])
      for (const method of ['GET', 'HEAD']) {
        const again = await load('/explore/', { method, headers: { 'if-none-match': ifNoneMatch } });
        const { headers } = again;
        expect([again.status, await again.text(), headers.get('etag'), headers.get('cache-control')]).toEqual([
          304,
          '',
          etag,
          'no-cache',
        ]);
      }
    for (const ifNoneMatch of ['"other"', etag.slice(1, -1), ''])
      expect((await load('/explore/', { headers: { 'if-none-match': ifNoneMatch } })).status).toBe(200);
  });

  test('has made JSON with an entity tag, too', async () => {
    const { load } = await startWithPages();
    const first = await load('/explore/samples.json');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = await load('/explore/samples.json', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  });

  test('is where its name without a slash redirects, with the query string', async () => {
    const { load } = await startWithPages();
    const response = await load('/explore?id=1');
    expect([response.status, response.headers.get('location')]).toEqual([307, '/explore/?id=1']);
  });

  test('tells HEAD how long it is, and takes nothing but GET and HEAD', async () => {
    const { load } = await startWithPages();
    const head = await load('/explore/', { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual([
      String(readFileSync('dist/pages/explore/index.html').length),
      '',
    ]);
    const post = await load('/explore/', { method: 'POST', body: '{}' });
    expect(post.headers.get('allow')).toBe('GET, HEAD');
    expect(await codeOf(post)).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  test('serves no file but its own, however the path is written', async () => {
    const { url } = await startWithPages();
    for (const path of [
      '/explore/../../package.json',
      '/explore/..%2f..%2fpackage.json',
      '/explore/assets',
      '/explore//index.html',
      '/explore/nothing.js',
      '/explore.sha256',
    ]) {
      const { until } = await openRaw(url, `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
      expect(await until(/}$/)).toMatch(/^HTTP\/1.1 404 [\s\S]*"NOT_FOUND"/);
    }
  });

  test('that is closed while it loads writes no fault to the log', async () => {
    const { url, load, logLines } = await startWithPages();
    const html = await (await load('/explore/')).text();
    const [script = ''] = /\/explore\/assets\/[^"]+\.js/.exec(html) ?? [];
    const { socket, until } = await openRaw(url, `GET ${script} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await until(/^HTTP\/1.1 200 /);
    await new Promise((resolve) => socket.destroy().once('close', resolve));
    expect((await load('/explore/')).status).toBe(200);
    expect(logLines.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  test('is not there where PAGES leaves it out', async () => {
    const { load } = await startWithPages('console');
    expect(await codeOf(await load('/explore/'))).toEqual([404, 'NOT_FOUND']);
  });

  test('that has not been built says how it is', async () => {
    const server = createHttpServer({
      routes: [createPageRoutes({ pages: ['explore'], directory: '/nowhere/' })],
      logger: createLogger('silent'),
      after: () => () => undefined,
    });
    closeAfterTest(() => server.close(0, 0));
    const { statusCode, body } = await server.app.inject({ url: '/explore/', headers: { host: 'localhost' } });
    expect([statusCode, body]).toEqual([404, expect.stringContaining('npm run build')]);
  });
});
