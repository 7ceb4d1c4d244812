import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { errorSamples } from '../../src/simulator/samples/error-samples.js';
import { describeWithBrowser } from '../support/browser/browser.js';
import { startTestGateway } from '../support/gateway/gateway.js';
import { createDocumentedApp, documentedFile } from './support/documented-app.js';

test('the React app of docs/frontend.md is well typed', async () => {
  const app = createDocumentedApp('http://127.0.0.1:4000');
  await promisify(execFile)(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', app.directory]).catch(
    ({ stdout }) => Promise.reject(new Error(stdout)),
  );
}, 90_000);

describeWithBrowser('the React app of docs/frontend.md, behind its Vite proxy,', (open) => {
  test('shows the images of a result, and queries new links when the first one expires', async () => {
    const gateway = await startTestGateway();
    const app = createDocumentedApp(gateway.url);
    const origin = await app.start();
    const { signatureId } = errorSamples.linkSoonExpired;
    const { page } = await open(origin, [origin, gateway.url]);
    await page.clock.install({ time: gateway.clock.now() });
    await page.goto(`${origin}/?id=${signatureId}`);
    const image = page.getByRole('img', { name: 'FACE', exact: true });
    await image.waitFor({ state: 'attached' });
    const first = await image.getAttribute('src');
    expect(gateway.resultCalls(signatureId)).toBe(1);

    gateway.clock.advance(91_000);
    await page.clock.fastForward(91_000);
    await page.waitForFunction((src) => document.querySelector('img')?.src !== src, first);
    expect(gateway.resultCalls(signatureId)).toBe(2);
  }, 120_000);

  test('says so when there is nothing to show', async () => {
    const gateway = await startTestGateway();
    const app = createDocumentedApp(gateway.url);
    const origin = await app.start();
    await gateway.close();
    const { page } = await open(`${origin}/?id=d3441a46833a0625`, [origin]);
    await page.getByText('The images cannot be loaded at the moment.').waitFor();
  }, 120_000);
});

test('the origins of docs/frontend.md may read responses', async () => {
  const [, origins = ''] = /^CORS_ORIGINS=(.*)$/m.exec(readFileSync('docs/frontend.md', 'utf8')) ?? [];
  const gateway = await startTestGateway({ env: { CORS_ORIGINS: origins } });
  for (const origin of origins.split(',')) {
    const response = await fetch(`${gateway.url}/graphql`, { method: 'OPTIONS', headers: { origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-expose-headers')).toBe('x-request-id, retry-after');
  }
  expect(origins.split(',').length).toBe(2);
});

test('the operation and the command of docs/frontend.md for operations of your own are those of examples/urql', () => {
  const { scripts } = JSON.parse(readFileSync('examples/urql/package.json', 'utf8'));
  const page = readFileSync('docs/frontend.md', 'utf8');
  const [, command = 'none'] = /^```sh\nnpx (graphql-codegen .*)\n/m.exec(page) ?? [];
  expect(scripts.start).toContain(command);
  expect(page).toContain(`\`\`\`graphql\n${readFileSync('examples/urql/src/portrait.graphql', 'utf8')}\`\`\`\n`);
  expect(documentedFile('vite.config.js')).toContain('proxy');
});
