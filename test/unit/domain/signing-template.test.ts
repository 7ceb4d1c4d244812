import { expect, test } from '@jest/globals';
import { formatSigningTemplate, parseSigningTemplate } from '../../../src/domain/signing-template.js';

test('a template is read from words that need no quotes, and written the same way', () => {
  const text = 'timestamp+newline+nonce+newline+body/sha256/base64';
  const template = parseSigningTemplate(text);
  expect(template).toEqual({
    content: ['timestamp', 'newline', 'nonce', 'newline', 'body'],
    hash: 'sha256',
    key: 'base64',
  });
  expect(template && formatSigningTemplate(template)).toBe(text);
});

test.each([
  'timestamp+body/sha512/raw',
  'body+dot+timestamp/sha256/base64',
  'nonce+timestamp+crlf+body+newline/sha256/raw',
])('%s is a template', (text) => {
  expect(parseSigningTemplate(text)).toBeDefined();
});

test.each([
  '',
  'timestamp+body',
  'timestamp+body/sha1/base64',
  'timestamp+body/sha256/hex',
  // Nothing binds the signature to the body, or to a time.
  'timestamp+nonce/sha256/base64',
  'nonce+body/sha256/base64',
  'timestamp+body+body/sha256/base64',
  'nonce+timestamp+nonce+body/sha256/base64',
  'timestamp+constructor+body/sha256/base64',
  'timestamp++body/sha256/base64',
  'timestamp body/sha256/base64',
  `timestamp+body${'+dot'.repeat(60)}/sha256/base64`,
])('%j is none', (text) => {
  expect(parseSigningTemplate(text)).toBeUndefined();
});
