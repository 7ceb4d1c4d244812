import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toMediaType } from '../../../../src/domain/image-bytes.js';
import { decodeResult } from '../../../../src/providers/advance-ai/record/decode-result.js';
import { toBase64 } from '../../../../src/providers/advance-ai/record/image-value.js';
import { type Fields, linkTo, PNG_BASE64, SIGNATURE_ID, wireFace, wireResult } from '../../../support/provider/wire.js';
import { START } from '../../../support/test-clock.js';

const terms = { signatureId: SIGNATURE_ID, sentAt: START, fetchedAt: START + 250, linkTtlMs: 1_000 };

const decodeFace = (changes: Fields) => decodeResult(wireResult({ faceDetail: wireFace(changes) }), terms);

describe('an image', () => {
  test('that comes as a link lives from the sending of the request', () => {
    const { result, base64 } = decodeFace({});
    expect(result.images[0]).toEqual({
      kind: 'FACE',
      capturedAt: START - 5_900,
      link: { url: linkTo('far.jpg'), issuedAt: START, expiresAt: START + 1_000 },
    });
    expect(base64.size).toBe(0);
  });

  test('whose link states its own end lives until then, be that sooner or later than assumed', () => {
    const inSeconds = START / 1000;
    const soon = decodeFace({ faceImage: `https://assets.example.test/a?Expires=${inSeconds + 2}` });
    expect(soon.result.images[0]?.link?.expiresAt).toBe(START + 2_000);
  });

  test('that comes as Base64 is bytes and no link, decided for each value by itself', () => {
    const { result, base64 } = decodeFace({ faceImage: PNG_BASE64, faceImageNear: null, silentImage: PNG_BASE64 });
    expect([...base64]).toEqual([
      ['FACE', PNG_BASE64],
      ['SILENT', PNG_BASE64],
    ]);
    expect(result.images.map(({ kind, link }) => [kind, link?.url ?? null])).toEqual([
      ['FACE', null],
      ['FACE_FAR', linkTo('far.jpg')],
      ['SILENT', null],
    ]);
  });

  test.each([null, '', [], {}])('that is %j does not exist', (value) => {
    const { result } = decodeFace({ faceImage: value, faceImageFar: value, faceImageNear: value, silentImage: value });
    expect(result.images).toEqual([]);
  });

  test.each([
    'ERROR',
    'PENDING',
    'ftp://assets.example.test/a.jpg',
    'https://',
    'file:///etc/passwd',
    '/far.jpg',
    `https://a.test/${'a'.repeat(20_000)}`,
  ])('that is %j exists and has no link', (value) => {
    const { result, base64, invalid } = decodeFace({ silentImage: value });
    expect(result.images.at(-1)).toEqual({ kind: 'SILENT', capturedAt: null, link: null });
    expect(result.rejectedLinks).toEqual({ SILENT: 'MALFORMED' });
    expect([...invalid, ...base64.keys()]).toEqual(['silentImage']);
    expect(result.images).toHaveLength(4);
  });
});

describe('Base64', () => {
  test('of any bytes long enough for an image is accepted, with or without prefix and line breaks', () => {
    const anyBytes = fc.uint8Array({ minLength: 18, maxLength: 300 });
    fc.assert(
      fc.property(anyBytes, fc.integer({ min: 1, max: 76 }), (bytes, lineLength) => {
        const base64 = Buffer.from(bytes).toString('base64');
        const lines = base64.replace(new RegExp(`.{${lineLength}}`, 'g'), '$&\r\n');
        expect([base64, lines, `data:image/png;base64,${lines}`].map(toBase64)).toEqual([base64, base64, base64]);
      }),
    );
  });

  const urlSafe = (base64: string) => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

  test('of an image is accepted in the URL-safe alphabet and without padding, and returned in standard form', () => {
    const anyImage = fc.uint8Array({ minLength: 18, maxLength: 300 }).map((bytes) => [0xff, 0xd8, 0xff, ...bytes]);
    fc.assert(
      fc.property(anyImage, (bytes) => {
        const base64 = Buffer.from(bytes).toString('base64');
        const forms = [urlSafe(base64), base64.replace(/=+$/, ''), ` ${urlSafe(base64)}\n`];
        expect(forms.map(toBase64)).toEqual(forms.map(() => base64));
        expect(toMediaType(toBase64(urlSafe(base64)) ?? '')).toBe('image/jpeg');
      }),
    );
  });

  test.each([
    'data:image/png;base64,',
    'data:image/jpeg;charset=utf-8;base64,',
    'data:;base64,',
    'DATA:image/svg+xml;name="a b.jpg";BASE64,',
    ' data:application/octet-stream;base64, ',
  ])('is accepted with the prefix %j and any alphabet after it', (prefix) => {
    const bytes = Buffer.alloc(64, 0xfb).toString('base64');
    expect([bytes, urlSafe(bytes)].map((base64) => toBase64(prefix + base64))).toEqual([bytes, bytes]);
  });

  test('of the largest response is read in linear time with any line breaks, alphabet and padding', () => {
    const length = 24 * 1024 * 1024;
    const jpeg = `/9j/${'ab+/'.repeat(length / 4)}`;
    expect(toBase64(jpeg) === jpeg).toBe(true);
    expect(toBase64(`_9j_${'ab-_'.repeat(length / 4)}`) === jpeg).toBe(true);
    expect(toBase64(`/9j/${'ab+/\n'.repeat(length / 4)}`) === jpeg).toBe(true);
    for (const text of ['='.repeat(length), ' '.repeat(length), `${'A'.repeat(length)}!`, `data:${';'.repeat(length)}`])
      expect(toBase64(text)).toBeNull();
  });

  test.each([
    ['a word that is short', 'PROCESSING'],
    ['a long word', 'IMAGE_IS_NOT_AVAILABLE_FOR_THIS_TRANSACTION'],
    ['words with hyphens', 'picture-will-be-available-later-on'],
    ['bytes of no image in the URL-safe alphabet', 'ab-_'.repeat(20)],
    ['a length that no bytes have', PNG_BASE64.slice(3)],
    ['a data URI of text', `data:text/plain,${PNG_BASE64}`],
    ['a data URI without an end of its prefix', `data:${'a'.repeat(300)};base64,${PNG_BASE64}`],
    ['padding in the middle', `${PNG_BASE64.slice(0, 4)}====${PNG_BASE64.slice(4)}`],
    ['too much padding', `${PNG_BASE64.slice(0, -4)}A===`],
    ['a sign of another alphabet', `${PNG_BASE64.slice(0, -8)}ab-_abcd`],
    ['a link', linkTo('far.jpg')],
  ])('is not recognised in %s', (_what, text) => {
    expect(toBase64(text)).toBeNull();
  });
});

describe('the video', () => {
  const video = linkTo('video.mp4');
  test.each([
    { value: null, expected: null },
    { value: '', expected: null },
    { value: 'PENDING', expected: { state: 'PENDING', link: null } },
    { value: 'ERROR', expected: { state: 'FAILED', link: null } },
    { value: 'QUEUED_2027', expected: { state: 'PENDING', link: null } },
    { value: video, expected: { state: 'READY', link: { url: video, issuedAt: START, expiresAt: START + 1_000 } } },
  ])('of $value is $expected', ({ value, expected }) => {
    expect(decodeFace({ faceVideoUrl: value }).result.faceVideo).toEqual(expected);
  });
});

test('the archive of audit images is a link or null', () => {
  const url = linkTo('audit.zip');
  expect(decodeFace({ auditImageUrl: url }).result.auditImageArchive).toMatchObject({ url, expiresAt: START + 1_000 });
  const { result, invalid } = decodeFace({ auditImageUrl: PNG_BASE64 });
  expect(result.auditImageArchive).toBeNull();
  expect(result.rejectedLinks).toEqual({ AUDIT_IMAGE_ARCHIVE: 'MALFORMED' });
  expect([...invalid]).toEqual(['auditImageUrl']);
  expect(JSON.stringify(result)).not.toContain(PNG_BASE64.slice(0, 20));
});
