import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { decode } from 'jpeg-js';
import { createAssets } from '../../../src/simulator/assets/assets.js';
import { createTransaction } from '../../../src/simulator/result/transaction.js';

const { read } = createAssets(100);
const files = ['far.jpg', 'near.jpg', 'silent.jpg'];
const passed = createTransaction({ signatureId: 'one' });

/** Returns the share of pixels that differ visibly. */
function toDifference(one: Buffer, other: Buffer): number {
  const [a, b] = [one, other].map((bytes) => decode(bytes, { useTArray: true }).data) as [Uint8Array, Uint8Array];
  let different = 0;
  for (let at = 0; at < a.length; at += 4) if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > 24) different += 1;
  return different / (a.length / 4);
}

describe('an image', () => {
  test.each(files)('%s is a JPEG of 320 by 400 between 3 and 40 kB', (file) => {
    const { contentType, bytes } = read(passed, file);
    expect(contentType).toBe('image/jpeg');
    expect(decode(bytes)).toMatchObject({ width: 320, height: 400 });
    expect(bytes.length).toBeGreaterThan(3_000);
    expect(bytes.length).toBeLessThan(40_000);
  });

  test.each([
    ['tall', { width: 320, height: 568 }],
    ['wide', { width: 712, height: 400 }],
  ] as const)('of a %s camera has its proportions', (imageShape, size) => {
    const record = createTransaction({ signatureId: 'one', face: { imageShape } });
    for (const file of files) expect(decode(read(record, file).bytes)).toMatchObject(size);
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

  test('of an attack looks different for each type', () => {
    const attacks = [1, 2, 3].map((livenessAttackType) =>
      createTransaction({ signatureId: 'one', face: { faceLivenessScore: 1, livenessAttackType } }),
    );
    const images = [passed, ...attacks].map((record) => read(record, 'far.jpg').bytes);
    for (const [index, image] of images.entries()) {
      for (const other of images.slice(index + 1)) expect(toDifference(image, other)).toBeGreaterThan(0.03);
    }
  });

  test('has the same bytes at every start', () => {
    expect(createAssets(1).read(passed, 'far.jpg').bytes.equals(read(passed, 'far.jpg').bytes)).toBe(true);
  });
});

test('at most maxEntries files are kept, the most recently used ones', () => {
  const small = createAssets(2);
  const far = small.read(passed, 'far.jpg').bytes;
  const near = small.read(passed, 'near.jpg').bytes;
  small.read(passed, 'far.jpg');
  small.read(passed, 'silent.jpg');
  expect(small.read(passed, 'far.jpg').bytes).toBe(far);
  expect(small.read(passed, 'near.jpg').bytes).not.toBe(near);
});

test('the audit archive is a ZIP of four different images', () => {
  const { contentType, bytes } = read(passed, 'audit.zip');
  expect(contentType).toBe('application/zip');
  const entries = Object.entries(unzipSync(bytes));
  expect(entries.map(([name]) => name)).toEqual(['audit-1.jpg', 'audit-2.jpg', 'audit-3.jpg', 'audit-4.jpg']);
  const images = entries.map(([, content]) => Buffer.from(content));
  for (const image of images) expect(decode(image).width).toBe(320);
  expect(new Set(images.map((image) => image.toString('base64'))).size).toBe(4);
});

test('the video is an MP4 whose sample table points at independent H.264 frames', () => {
  const { contentType, bytes } = read(passed, 'video.mp4');
  expect(contentType).toBe('video/mp4');
  const boxes = toBoxes(bytes);
  expect(boxes.map(({ type }) => type)).toEqual(['ftyp', 'mdat', 'moov']);
  const moov = boxes[2]?.content ?? Buffer.alloc(0);
  const sizesAt = moov.indexOf('stsz') + 12;
  let frameAt = moov.readUInt32BE(moov.indexOf('stco') + 12);
  const count = moov.readUInt32BE(sizesAt);
  expect(count).toBe(6);
  const frames = new Set<string>();
  for (let frame = 0; frame < count; frame += 1) {
    const size = moov.readUInt32BE(sizesAt + 4 + frame * 4);
    const sample = bytes.subarray(frameAt, frameAt + size);
    expect([sample.readUInt32BE(0), (sample[4] ?? 0) & 0x1f]).toEqual([size - 4, 5]);
    // A start code of the byte stream format must not occur inside a unit.
    expect(sample.subarray(5).indexOf(Buffer.from([0, 0]))).toBe(-1);
    frames.add(sample.toString('base64'));
    frameAt += size;
  }
  expect(frames.size).toBe(count);
});

function toBoxes(bytes: Buffer): { type: string; content: Buffer }[] {
  const boxes = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
    const content = bytes.subarray(at + 8, at + bytes.readUInt32BE(at));
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), content });
  }
  return boxes;
}
