import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { SEPARATORS } from '../../src/domain/signing-template.js';
import { checkWebhook } from '../../src/providers/advance-ai/notices/check-webhook.js';
import { parse } from '../support/config/parse.js';
import { SECRET } from '../support/live/notices.js';
import { START } from '../support/test-clock.js';

const page = readFileSync('docs/operations.md', 'utf8').split('\n## Webhooks\n')[1]?.split('\n## ')[0] ?? '';

test('docs/operations.md has the default template, and every word that one can have', () => {
  const [, block = ''] = /```env\n([\s\S]*?)```/.exec(page) ?? [];
  expect(parse(parseEnv(block)).webhookTemplate).toEqual(parse().webhookTemplate);
  for (const word of Object.keys(SEPARATORS)) expect(page).toContain(`\`${word}\``);
});

test('docs/operations.md shows what the check of a webhook prints', () => {
  const [, printed = ''] =
    /```text\n\$ npx liveness-gateway --check-webhook webhook\.txt\n([\s\S]*?)```/.exec(page) ?? [];
  const timestamp = String(START / 1000);
  const signature = createHmac('sha512', Buffer.from(SECRET, 'base64'))
    .update(`nonce\n${timestamp}\n{}`)
    .digest('base64');
  const headers = [`aai-timestamp: ${timestamp}`, 'aai-nonce: nonce', `aai-signature: ${signature}`];
  const { lines } = checkWebhook(Buffer.from([...headers, '', '{}'].join('\r\n')), {
    secret: SECRET,
    template: parse().webhookTemplate,
    now: START + 3 * 60_000,
    windowMs: 300_000,
  });
  expect(`${lines.join('\n')}\n`).toBe(printed);
});
