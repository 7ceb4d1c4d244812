import { expect, test } from '@jest/globals';
import { GENESIS, parseRecord, toLine } from '../../../src/audit/log/record.js';

const TIME = '2026-01-01T12:00:00.000Z';
const WHO = { requestId: 'request "1"', tenant: 'bank\\north', subject: 'O’Brien\n"the reviewer"' };
const DISCLOSURES = [
  { id: 'ab12', outcome: 'HANDED_OUT', fields: ['faceImage.url', 'images.FACE_NEAR.base64'] },
] as const;

test('a line with serialized disclosures equals that of the same entry byte for byte', () => {
  const prepared = toLine(GENESIS, TIME, { ...WHO, disclosuresJson: JSON.stringify(DISCLOSURES) });
  expect(prepared).toBe(toLine(GENESIS, TIME, { ...WHO, disclosures: DISCLOSURES }));
  expect(prepared.indexOf('\n')).toBe(prepared.length - 1);
});

test('a line parses back to the same entry, whatever its names contain', () => {
  const line = Buffer.from(toLine({ sequence: 41, hash: GENESIS.hash }, TIME, { ...WHO, disclosures: DISCLOSURES }));
  expect(parseRecord(line)).toEqual({
    ...{ sequence: 42, previous: GENESIS.hash, time: TIME },
    ...WHO,
    disclosures: DISCLOSURES,
  });
});
