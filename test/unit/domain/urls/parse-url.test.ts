import { expect, test } from '@jest/globals';
import { parseUrl } from '../../../../src/domain/urls/parse-url.js';

test.each(['https://bücher.example.test/ü', 'https://example.test/', 'com.example.app://done'])(
  '%s is a URL, also after the compiler has optimized what parses it',
  (text) => {
    const failed = Array.from({ length: 50_000 }, () => parseUrl(text)).filter((url) => url === undefined);
    expect(failed).toHaveLength(0);
  },
);

test.each(['', 'example.test', 'https://', 'http://exa mple.test'])('%p is no URL', (text) => {
  expect(parseUrl(text)).toBeUndefined();
});
