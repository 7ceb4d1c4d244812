import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { decode } from 'jpeg-js';
import { createAssets } from '../../src/simulator/assets/assets.js';
import { createTransaction } from '../../src/simulator/result/transaction.js';

const { read } = createAssets(100);
const files = ['far.jpg', 'near.jpg', 'silent.jpg'];
const passed = createTransaction({ signatureId: 'one' });

/** Share of the pixels in which two pictures differ so much that an eye sees it. */
function toDifference(one: Buffer, other: Buffer): number {
  const [a, b] = [one, other].map((bytes) => decode(bytes, { useTArray: true }).data) as [Uint8Array, Uint8Array];
  let different = 0;
  for (let at = 0; at < a.length; at += 4) if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > 24) different += 1;
  return different / (a.length / 4);
}

describe('a picture', () => {
  test.each(files)('%s is a JPEG of 320 by 400 between 3 and 40 kB', (file) => {
    const { contentType, bytes } = read(passed, file);
    expect(contentType).toBe('image/jpeg');
    expect(decode(bytes)).toMatchObject({ width: 320, height: 400 });
    expect(bytes.length).toBeGreaterThan(3_000);
    expect(bytes.length).toBeLessThan(40_000);
  });

  test('looks different for every kind', () => {
    const [far, near, silent] = files.map((file) => read(passed, file).bytes) as [Buffer, Buffer, Buffer];
    for (const [a, b] of [
      [far, near],
      [near, silent],
      [far, silent],
    ] as const) {
      expect(toDifference(a, b)).toBeGreaterThan(0.2);
    }
  });

  test.each(files)('%s looks different for every person', (file) => {
    const other = createTransaction({ signatureId: 'another' });
    expect(toDifference(read(passed, file).bytes, read(other, file).bytes)).toBeGreaterThan(0.1);
  });

  test('of an attack looks like one, another for each type', () => {
    const attacks = [1, 2, 3].map((livenessAttackType) =>
      createTransaction({ signatureId: 'one', face: { faceLivenessScore: 1, livenessAttackType } }),
    );
    const pictures = [passed, ...attacks].map((record) => read(record, 'far.jpg').bytes);
    for (const [index, picture] of pictures.entries()) {
      for (const other of pictures.slice(index + 1)) expect(toDifference(picture, other)).toBeGreaterThan(0.03);
    }
  });

  test('is the same bytes at every start', () => {
    expect(createAssets(1).read(passed, 'far.jpg').bytes.equals(read(passed, 'far.jpg').bytes)).toBe(true);
  });
});

test('no more files are kept than the bound says, and the latest used ones stay', () => {
  const small = createAssets(2);
  const far = small.read(passed, 'far.jpg').bytes;
  const near = small.read(passed, 'near.jpg').bytes;
  small.read(passed, 'far.jpg');
  small.read(passed, 'silent.jpg');
  expect(small.read(passed, 'far.jpg').bytes).toBe(far);
  expect(small.read(passed, 'near.jpg').bytes).not.toBe(near);
});

test('the audit archive is a zip of four different pictures', () => {
  const { contentType, bytes } = read(passed, 'audit.zip');
  expect(contentType).toBe('application/zip');
  const entries = Object.entries(unzipSync(bytes));
  expect(entries.map(([name]) => name)).toEqual(['audit-1.jpg', 'audit-2.jpg', 'audit-3.jpg', 'audit-4.jpg']);
  const pictures = entries.map(([, content]) => Buffer.from(content));
  for (const picture of pictures) expect(decode(picture).width).toBe(320);
  expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(4);
});

test('the video is an MP4 whose sample table points at its JPEG frames', () => {
  const { contentType, bytes } = read(passed, 'video.mp4');
  expect(contentType).toBe('video/mp4');
  const boxes = toBoxes(bytes);
  expect(boxes.map(({ type }) => type)).toEqual(['ftyp', 'mdat', 'moov']);
  const moov = boxes[2]?.content ?? Buffer.alloc(0);
  const sizesAt = moov.indexOf('stsz') + 12;
  let frameAt = moov.readUInt32BE(moov.indexOf('stco') + 12);
  const count = moov.readUInt32BE(sizesAt);
  expect(count).toBe(6);
  for (let frame = 0; frame < count; frame += 1) {
    const size = moov.readUInt32BE(sizesAt + 4 + frame * 4);
    expect(decode(bytes.subarray(frameAt, frameAt + size)).height).toBe(400);
    frameAt += size;
  }
});

function toBoxes(bytes: Buffer): { type: string; content: Buffer }[] {
  const boxes = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
    const content = bytes.subarray(at + 8, at + bytes.readUInt32BE(at));
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), content });
  }
  return boxes;
}
