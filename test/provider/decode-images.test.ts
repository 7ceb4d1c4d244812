import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeResult } from '../../src/provider/decode-result.js';
import { toBase64 } from '../../src/provider/picture-value.js';
import { START } from '../support/test-clock.js';
import { type Fields, linkTo, PNG_BASE64, SIGNATURE_ID, wireFace, wireResult } from '../support/wire.js';

const terms = { signatureId: SIGNATURE_ID, sentAt: START, fetchedAt: START + 250, linkTtlMs: 1_000 };

const decodeFace = (changes: Fields) => decodeResult(wireResult({ faceDetail: wireFace(changes) }), terms);

describe('a picture', () => {
  test('that comes as a link has a life that counts from the sending of the request', () => {
    const { result, base64 } = decodeFace({});
    expect(result.images[0]).toEqual({
      kind: 'FACE',
      capturedAt: START - 5_900,
      link: { url: linkTo('far.jpg'), issuedAt: START, expiresAt: START + 1_000 },
    });
    expect(base64.size).toBe(0);
  });

  test('whose link states its own end is believed, be that sooner or later than assumed', () => {
    const inSeconds = START / 1000;
    const soon = decodeFace({ faceImage: `https://assets.example.test/a?Expires=${inSeconds + 2}` });
    expect(soon.result.images[0]?.link?.expiresAt).toBe(START + 2_000);
  });

  test('that comes as Base64 is bytes and no link, each value told by itself', () => {
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

  test.each([null, ''])('that is %j was not taken', (value) => {
    const { result } = decodeFace({ faceImage: value, faceImageFar: value, faceImageNear: value, silentImage: value });
    expect(result.images).toEqual([]);
  });

  test.each(['ERROR', 'PENDING', 'ftp://assets.example.test/a.jpg', 'https://', 'file:///etc/passwd', '/far.jpg'])(
    'that is %j is refused, without being quoted',
    (value) => {
      const outcome = () => decodeFace({ silentImage: value });
      expect(outcome).toThrow('picture SILENT is neither link nor Base64');
    },
  );
});

describe('Base64', () => {
  test('of any bytes long enough for a picture is taken, with or without prefix and line breaks', () => {
    const anyBytes = fc.uint8Array({ minLength: 18, maxLength: 300 });
    fc.assert(
      fc.property(anyBytes, fc.integer({ min: 1, max: 76 }), (bytes, lineLength) => {
        const base64 = Buffer.from(bytes).toString('base64');
        const lines = base64.replace(new RegExp(`.{${lineLength}}`, 'g'), '$&\r\n');
        expect([base64, lines, `data:image/png;base64,${lines}`].map(toBase64)).toEqual([base64, base64, base64]);
      }),
    );
  });

  test.each([
    ['a word that is short', 'PROCESSING'],
    ['a length that is no multiple of four', PNG_BASE64.slice(1)],
    ['padding in the middle', `${PNG_BASE64.slice(0, 4)}====${PNG_BASE64.slice(4)}`],
    ['too much padding', `${PNG_BASE64.slice(0, -4)}A===`],
    ['a sign of another alphabet', `${PNG_BASE64.slice(0, -8)}ab-_abcd`],
    ['a link', linkTo('far.jpg')],
  ])('is not seen in %s', (_what, text) => {
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

test('the archive of audit pictures is a link or nothing', () => {
  const url = linkTo('audit.zip');
  expect(decodeFace({ auditImageUrl: url }).result.auditImageArchive).toMatchObject({ url, expiresAt: START + 1_000 });
  expect(() => decodeFace({ auditImageUrl: PNG_BASE64 })).toThrow('no http address');
});
