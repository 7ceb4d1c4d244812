import { expect, test } from '@jest/globals';
import { startInShell } from '../support/gateway/process.js';

test('the demo lets a page on another port of this machine read its responses, and no other page', async () => {
  const demo = startInShell('exec node dist/cli.js --demo', { PORT: '0' });
  const url = /http:\S+\/graphql/.exec(await demo.until('Stop with'))?.[0] ?? '';
  for (const [origin, allowed] of [
    ['http://localhost:5173', 'http://localhost:5173'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://shop.example', null],
  ] as const) {
    const response = await fetch(url, { method: 'OPTIONS', headers: { origin } });
    expect([origin, response.headers.get('access-control-allow-origin')]).toEqual([origin, allowed]);
  }
});
