import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseReturnUrl, type ReturnTargets } from '../../../../src/domain/start/return-url.js';
import { StartInputError } from '../../../../src/domain/start/start-input-error.js';

const parse = (text: string, targets?: ReturnTargets) => parseReturnUrl('returnUrl', text, targets);

describe('without a list of hosts', () => {
  test.each([
    ['https://shop.example.test/done?order=1#end', 'https://shop.example.test/done?order=1#end'],
    ['http://shop.example.test', 'http://shop.example.test/'],
    ['HTTPS://SHOP.Example.Test:443/Done', 'https://shop.example.test/Done'],
    ['https://bücher.example.test/ü', 'https://xn--bcher-kva.example.test/%C3%BC'],
    ['https://ｓhop.example.test/', 'https://shop.example.test/'],
    ['https://0x7f.1/', 'https://127.0.0.1/'],
    ['https://shop.example.test/a/../b/%2e%2e/c', 'https://shop.example.test/c'],
    ['https://shop.example.test/?next=https://a@b', 'https://shop.example.test/?next=https://a@b'],
    ['MyApp://Done/1', 'myapp://Done/1'],
    ['com.example.app:/oauth', 'com.example.app:/oauth'],
  ])('%s is passed on as %s', (text, url) => {
    expect(parse(text)).toBe(url);
  });

  test.each([
    ...['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'about:blank'],
    ...['blob:https://shop.example.test/1', 'intent://scan/#Intent;end', 'vbscript:x', 'filesystem:https://a/b'],
    ...['view-source:https://a', 'ftp://a', 'ws://a', 'wss://a'],
  ])('%s is refused for its scheme', (text) => {
    expect(() => parse(text)).toThrow(StartInputError);
  });

  test.each([
    ['user info', 'https://user:password@shop.example.test/'],
    ['an empty user', 'https://@shop.example.test/'],
    ['user info of an app', 'myapp://user@done'],
    ['user info that looks like the host', 'https://shop.example.test@evil.example.test/'],
    ['a backslash before the user', 'https://evil.example.test\\@shop.example.test/'],
    ['a backslash for a slash', 'https:\\\\shop.example.test'],
    ['no slashes', 'https:shop.example.test'],
    ['one slash', 'https:/shop.example.test'],
    ['three slashes', 'https:///shop.example.test'],
    ['no scheme', '//shop.example.test'],
    ['no host', 'https://'],
    ['a path alone', '/done'],
    ['nothing', ''],
    ['a space before it', ' https://shop.example.test'],
    ['a space within', 'https://shop.example.test/a b'],
    ['a tab in the scheme', 'java\tscript:alert(1)'],
    ['a tab in the host', 'https://shop.exam\tple.test'],
    ['a line break', 'https://shop.example.test/\nx'],
    ['U+0000', 'https://shop.example.test/\0'],
    ['a space without width', 'https://shop.example.test/\u200b'],
    ['an override of the direction', 'https://shop.example.test/\u202e'],
    ['a space that does not break', 'https://shop.example.test/\u00a0'],
    ['half of a surrogate pair', 'https://shop.example.test/\ud83d'],
    ['an encoded host', 'https://shop%2eexample.test/'],
    ['a dot at the end of the host', 'https://shop.example.test./'],
    ['a port that is none', 'https://shop.example.test:99999/'],
    ['a host that is none', 'https://a..b<c/'],
  ])('a URL with %s is refused', (_, text) => {
    expect(() => parse(text)).toThrow(/^returnUrl must be an http or https URL, or one with the scheme of an app/);
  });

  test('a URL may have 2048 characters, as it is sent and as it is passed on', () => {
    const base = 'https://shop.example.test/';
    const longest = base.padEnd(2_048, 'x');
    expect(parse(longest)).toBe(longest);
    expect(() => parse(`${longest}x`)).toThrow(StartInputError);
    expect(() => parse(`${base}${'ü'.repeat(400)}`)).toThrow(StartInputError);
  });
});

describe('with a list of hosts', () => {
  const targets = { hosts: ['shop.example.test', '*.example.com', 'localhost', '127.0.0.1'], schemes: ['myapp:'] };

  test.each([
    'https://shop.example.test/done',
    'https://SHOP.example.test:8443/',
    'https://a.example.com/',
    'https://a.b.example.com/',
    'http://localhost:5173/done',
    'http://127.0.0.1/',
    'myapp://done',
  ])('%s is allowed', (text) => {
    expect(parse(text, targets)).toBe(new URL(text).href);
  });

  test.each([
    'https://evil.example.test/',
    'https://shop.example.test.evil.example.test/',
    'https://evil-shop.example.test/',
    'https://example.com/',
    'https://evilexample.com/',
    'https://evil.example.test/?https://shop.example.test/',
    'https://evil.example.test#.example.com',
    'http://shop.example.test/',
    'http://a.example.com/',
    'https://[::1]/',
    'otherapp://done',
    'myapp2://done',
  ])('%s is not', (text) => {
    expect(() => parse(text, targets)).toThrow(
      'returnUrl must lead to a host or an app that the operator of the gateway allows.',
    );
  });

  test('an empty list allows no app', () => {
    expect(() => parse('myapp://done', { hosts: ['shop.example.test'], schemes: [] })).toThrow(StartInputError);
  });
});

test('what is passed on leads to an allowed host for every parser that follows the URL standard, whatever is sent', () => {
  const parts = fc.constantFrom(
    ...['https:', 'http:', 'HTTPS:', '/', '//', '\\', '@', ':', '.', '%2e', '%40', '?', '#', '\t', '\n', ' ', '\0'],
    ...['shop.example.test', 'evil.test', 'xn--bcher-kva.test', '443', '。', '．', 'ｓhop', '[::1]', '2130706433'],
  );
  const texts = fc.array(parts, { maxLength: 8 }).map((all) => `https://${all.join('')}`);
  fc.assert(
    fc.property(texts, (text) => {
      let url: string;
      try {
        url = parse(text, { hosts: ['shop.example.test'], schemes: [] });
      } catch (error) {
        expect(error).toBeInstanceOf(StartInputError);
        expect((error as Error).message).not.toContain(text);
        return;
      }
      expect(url).toMatch(/^https:\/\/shop\.example\.test(?::\d+)?[/?#][\x21-\x7e]*$/);
    }),
    { numRuns: 2_000 },
  );
});
