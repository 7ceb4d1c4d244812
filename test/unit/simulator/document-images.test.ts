import { describe, expect, test } from '@jest/globals';
import { decode } from 'jpeg-js';
import { createAssets } from '../../../src/simulator/assets/assets.js';
import { createTransaction, type TransactionSeed } from '../../../src/simulator/result/transaction.js';

const { read } = createAssets(100);
const create = (seed: Omit<TransactionSeed, 'signatureId'>) => createTransaction({ signatureId: 'one', ...seed });
const card = create({ document: { docType: 'TH-ID-N', hasBack: true } });
const files = [
  ['document-front.jpg', { width: 400, height: 270 }],
  ['document-back.jpg', { width: 400, height: 270 }],
  ['document-portrait.jpg', { width: 216, height: 280 }],
  ['address-proof-1.jpg', { width: 320, height: 440 }],
  ['address-proof-2.jpg', { width: 320, height: 440 }],
] as const;

describe('a document image', () => {
  test.each(files)('%s is a JPEG of at most 30 kB', (file, size) => {
    const { contentType, bytes } = read(card, file);
    expect(contentType).toBe('image/jpeg');
    expect(decode(bytes)).toMatchObject(size);
    expect(bytes.length).toBeLessThan(30_000);
  });

  test('is different for each side, each type, each document of a person and a forgery', () => {
    const forged = create({ document: { docType: 'TH-ID-N', hasBack: true, genuine: false } });
    const passport = create({ document: { docType: 'AW-PP-N' } });
    const expired = create({ document: { docType: 'TH-ID-N', hasBack: true, expiryDate: '2024-02-29' } });
    const images = [
      ...files.map(([file]) => read(card, file)),
      ...[forged, passport, expired].map((record) => read(record, 'document-front.jpg')),
    ];
    expect(new Set(images.map(({ bytes }) => bytes.toString('base64'))).size).toBe(images.length);
  });

  test('of a passport is larger, so that both lines of its machine-readable zone fit', () => {
    const { bytes } = read(create({ document: { docType: 'AW-PP-N' } }), 'document-front.jpg');
    const { width, height, data } = decode(bytes, { useTArray: true });
    expect({ width, height }).toEqual({ width: 546, height: 346 });
    const isInk = (x: number, y: number) => (data[(y * width + x) * 4] ?? 255) < 70;
    const columns = Array.from({ length: width }, (_, x) => x).filter((x) =>
      Array.from({ length: 12 }, (_, y) => y + 251).some((y) => isInk(x, y)),
    );
    expect(Math.min(...columns)).toBeLessThan(40);
    expect(Math.max(...columns)).toBeGreaterThan(505);
    expect(Math.max(...columns)).toBeLessThan(532);
  });
});
