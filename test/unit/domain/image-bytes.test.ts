import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toByteLength, toDataUri, toMediaType } from '../../../src/domain/image-bytes.js';

const REST = Array.from({ length: 30 }, (_, index) => index);
const JPEG = toBase64([0xff, 0xd8, 0xff, 0xe0, ...REST]);
const PNG = toBase64([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...REST]);
const WEBP = toBase64([...Buffer.from('RIFF'), 1, 2, 3, 4, ...Buffer.from('WEBP'), ...REST]);

function toBase64(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('base64');
}

test.each([
  { mediaType: 'image/jpeg', base64: JPEG },
  { mediaType: 'image/png', base64: PNG },
  { mediaType: 'image/webp', base64: WEBP },
])('bytes that start as $mediaType are detected as that, and their data URI has that type', ({ mediaType, base64 }) => {
  expect(toMediaType(base64)).toBe(mediaType);
  expect(toDataUri(base64)).toBe(`data:${mediaType};base64,${base64}`);
});

test.each([
  { what: 'a script', base64: toBase64([...Buffer.from('<svg onload=alert(1)>')]) },
  { what: 'another RIFF file', base64: toBase64([...Buffer.from('RIFF1234WAVEfmt ')]) },
  {
    what: 'a PNG whose signature is bent',
    base64: toBase64([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0b, ...REST]),
  },
  { what: 'WEBP that is not in RIFF', base64: toBase64([...Buffer.from('LIST1234WEBPVP8 ')]) },
  { what: 'two bytes of a JPEG', base64: toBase64([0xff, 0xd8]) },
  { what: 'nothing', base64: '' },
])('$what is not an image and has no data URI', ({ base64 }) => {
  expect(toMediaType(base64)).toBeNull();
  expect(toDataUri(base64)).toBeNull();
});

test('the byte length is computed from Base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(toByteLength(Buffer.from(bytes).toString('base64'))).toBe(bytes.length);
    }),
  );
});
