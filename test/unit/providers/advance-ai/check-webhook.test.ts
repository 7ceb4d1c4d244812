import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  formatSigningTemplate,
  parseSigningTemplate,
  type SigningTemplate,
} from '../../../../src/domain/signing-template.js';
import { checkWebhook } from '../../../../src/providers/advance-ai/notices/check-webhook.js';
import { templateVariants } from '../../../../src/providers/advance-ai/notices/template-variants.js';
import { signWebhook } from '../../../../src/simulator/webhooks/webhook-signature.js';

const SECRET = Buffer.from('canary-secret-of-a-webhook').toString('base64');
const NOW = 1_767_268_800_000;
const TIMESTAMP = String(NOW / 1000);
const NONCE = 'canary-nonce';
const BODY = '{"signatureId":"canary-id","type":"COMPLETED"}';
const DEFAULT = templateOf('timestamp+newline+nonce+newline+body/sha256/base64');

function templateOf(text: string): SigningTemplate {
  const template = parseSigningTemplate(text);
  if (template === undefined) throw new Error(`no template: ${text}`);
  return template;
}

const sign = (content: string, hash = 'sha256', key = Buffer.from(SECRET, 'base64')) =>
  createHmac(hash, key).update(content).digest('base64');

const capture = (signature: string, { timestamp = TIMESTAMP, body = BODY, newline = '\r\n' } = {}) =>
  Buffer.from(
    [
      'POST /webhooks/advance-ai/default HTTP/1.1',
      'Host: gateway.example.test',
      'Content-Type: application/json',
      `AAI-Timestamp: ${timestamp}`,
      `aai-nonce: ${NONCE}`,
      `Aai-Signature:${signature}`,
      '',
      body,
    ].join(newline),
  );

const check = (captured: Buffer, template = DEFAULT, now = NOW) =>
  checkWebhook(captured, { secret: SECRET, template, now, windowMs: 300_000 });

const DEFAULT_CONTENT = `${TIMESTAMP}\n${NONCE}\n${BODY}`;

test.each(['\r\n', '\n'])('a webhook that fits is said to, with the unit of its time', (newline) => {
  expect(check(capture(sign(DEFAULT_CONTENT), { newline }))).toEqual({
    fits: true,
    lines: [
      'The signature fits ADVANCE_AI_WEBHOOK_TEMPLATE (timestamp+newline+nonce+newline+body/sha256/base64).',
      'Its time is in seconds, 0 minutes ago.',
    ],
  });
});

test('one that was captured long ago fits too, and must not be sent again', () => {
  const { fits, lines } = check(capture(sign(DEFAULT_CONTENT)), DEFAULT, NOW + 3_600_000);
  expect(fits).toBe(true);
  expect(lines.slice(1)).toEqual([
    'Its time is in seconds, 60 minutes ago.',
    'The gateway accepts 5 minutes: do not send this copy to it.',
  ]);
});

describe('a line break at the end of the file', () => {
  test('is left out where the signature fits without it', () => {
    const { fits, lines } = check(capture(sign(DEFAULT_CONTENT), { body: `${BODY}\n` }));
    expect([fits, lines[0]]).toEqual([true, expect.stringContaining('without the line break at the end of the file.')]);
  });

  test('is mentioned where the signature fits with it', () => {
    const { fits, lines } = check(capture(sign(`${DEFAULT_CONTENT}\n`), { body: `${BODY}\n` }));
    expect([fits, lines[1]]).toEqual([true, expect.stringContaining('counts as part of the body')]);
  });
});

test.each<[string, string, string[]]>([
  ['nonce+newline+timestamp+newline+body/sha256/base64', 'order', []],
  ['timestamp+dot+nonce+dot+body/sha256/base64', 'separator', []],
  ['timestamp+nonce+body/sha256/base64', 'separator', []],
  ['timestamp+newline+nonce+newline+body+newline/sha256/base64', 'what follows the last part', []],
  ['timestamp+newline+nonce+newline+body/sha512/base64', 'hash', []],
  ['timestamp+newline+nonce+newline+body/sha256/raw', 'key', []],
  ['timestamp+dot+body/sha256/base64', 'parts, order, separator', []],
  ['body+colon+timestamp+colon+nonce/sha512/raw', 'order, separator, hash, key', []],
])('a webhook that is signed as %s differs by %s', (text, differences) => {
  const { fits, lines } = check(captureOf(templateOf(text)));
  expect(fits).toBe(false);
  expect(lines.slice(0, 3)).toEqual([
    'The signature does not fit ADVANCE_AI_WEBHOOK_TEMPLATE (timestamp+newline+nonce+newline+body/sha256/base64).',
    `Different: ${differences}.`,
    `What fits: ADVANCE_AI_WEBHOOK_TEMPLATE=${text}`,
  ]);
});

/** Signs by the simulator's own code, which knows the values by their names. */
function captureOf({ content, hash, key }: SigningTemplate): Buffer {
  const words = content.map((word) => ({ newline: '\n', dot: '.', colon: ':' })[word as string] ?? word);
  const parts = content.filter((word) => ['timestamp', 'nonce', 'body'].includes(word)) as never;
  const separator = words[1] !== undefined && words[1].length === 1 ? words[1] : '';
  const signature = signWebhook(
    { parts, separator, trailingNewline: words.at(-1) === '\n', key: key === 'raw' ? 'raw' : 'base64-decoded', hash },
    SECRET,
    { timestamp: TIMESTAMP, nonce: NONCE, body: BODY },
  );
  return capture(signature);
}

test('every variant is a template that can be configured, and none is tried twice', () => {
  const texts = templateVariants().map(formatSigningTemplate);
  expect(new Set(texts).size).toBe(texts.length);
  for (const text of texts) expect(formatSigningTemplate(templateOf(text))).toBe(text);
  expect(texts[0]).toBe('timestamp+newline+nonce+newline+body/sha256/base64');
});

test.each<[string, Buffer, RegExp]>([
  [
    'another secret',
    capture(sign(DEFAULT_CONTENT, 'sha256', Buffer.from('other'))),
    /^None of \d+ variants fits\. .* SHA-256\.$/m,
  ],
  [
    'a body that was formatted again',
    capture(sign(DEFAULT_CONTENT), { body: BODY.replace(',', ', ') }),
    /byte for byte/,
  ],
  ['a hash of another length', capture(Buffer.alloc(20).toString('base64')), /has 20 bytes: neither SHA-256/],
  ['a time that is none', capture(sign(DEFAULT_CONTENT), { timestamp: '2026-01-01' }), /10 digits \(seconds\) or 13/],
  ['no signature', Buffer.from('host: a\n\n{}'), /no header aai-timestamp, aai-nonce, aai-signature/],
  ['no empty line', Buffer.from('{}'), /no empty line/],
])('%s is explained', (_what, captured, explanation) => {
  const { fits, lines } = check(captured);
  expect([fits, lines.join('\n')]).toEqual([false, expect.stringMatching(explanation)]);
});

test.each([
  ['{"type":"LATER"}', 'Its type is not known: the gateway would ignore it.'],
  ['[]', 'Its body is not JSON with a signatureId: the gateway would refuse it.'],
])('a body that fits and is of no use is mentioned: %s', (body, line) => {
  expect(check(capture(sign(`${TIMESTAMP}\n${NONCE}\n${body}`), { body })).lines.at(-1)).toBe(line);
});

test('nothing of secret, signature, nonce and body is printed', () => {
  const signatures = [sign(DEFAULT_CONTENT), sign(DEFAULT_CONTENT, 'sha512'), sign('other'), 'AAAA'];
  const printed = signatures.flatMap((signature) => check(capture(signature)).lines).join('\n');
  expect(printed).not.toMatch(/canary/);
  for (const hidden of [SECRET, ...signatures]) expect(printed).not.toContain(hidden);
});
