import { describe, expect, test } from '@jest/globals';
import { toAge, toDaysUntil, toParts } from '../../../src/simulator/documents/days.js';
import { isExpired, plainDocument } from '../../../src/simulator/documents/document.js';
import { toCheckDigit, toMrzLines } from '../../../src/simulator/documents/mrz.js';
import { readFront, readingKeys } from '../../../src/simulator/documents/reading.js';
import { toSpecimen } from '../../../src/simulator/documents/specimens.js';

const newYear = Date.parse('2026-01-01T00:00:00Z');

describe('a day', () => {
  test('has three parts, which are null without a day', () => {
    expect(toParts('2032-02-29', 'expiry')).toEqual({ expiryDay: '29', expiryMonth: '02', expiryYear: '2032' });
    expect(toParts(null, 'dob')).toEqual({ dobDay: null, dobMonth: null, dobYear: null });
  });

  test('is a number of days away, negative in the past', () => {
    expect(toDaysUntil('2026-01-31', newYear)).toBe(30);
    expect(toDaysUntil('2025-12-31', newYear)).toBe(-1);
  });

  test.each([
    ['1990-01-01', 36],
    ['1990-01-02', 35],
    ['1979-12-31', 46],
  ])('of birth %s is %i years ago', (birthday, age) => {
    expect(toAge(birthday, newYear)).toBe(age);
  });
});

describe('a document', () => {
  test('has expired if its day of expiry, or the one of its specimen, is in the past', () => {
    const passport = { ...plainDocument, docType: 'AW-PP-N' };
    expect(isExpired(plainDocument, newYear)).toBe(false);
    expect(isExpired(passport, newYear)).toBe(false);
    expect(isExpired(passport, Date.parse('2032-03-01'))).toBe(true);
    expect(isExpired({ ...passport, expiryDate: '2025-12-31' }, newYear)).toBe(true);
  });

  test('has the text of a social security card if its type is unknown', () => {
    expect(toSpecimen('ZZ-XX-N')).toBe(toSpecimen('PH-ID-SSS'));
  });

  test('is read into every name of the ID card OCR, with values of any type from its reading', () => {
    const document = { ...plainDocument, docType: 'TH-ID-N', reading: { idNumber: 7, stamp: 'x' } };
    const reading = readFront(document, { region: 'THA', createdAt: newYear });
    expect(Object.keys(reading)).toEqual(expect.arrayContaining([...readingKeys, 'side', 'others']));
    expect(reading).toMatchObject({
      idNumber: 7,
      stamp: 'x',
      fullNameLocal: 'ตัวอย่าง บุคคล',
      birthday: '1985/06/15',
      dobYear: '1985',
      expiryDate: '2029/06/14',
      daysToExpiry: '1260',
      daysFromIssue: '1660',
      eyeColor: null,
    });
  });
});

describe('the machine-readable zone', () => {
  // The example of ICAO Doc 9303, part 4.
  test.each([
    ['L898902C3', '6'],
    ['740812', '2'],
    ['120415', '9'],
    ['ZE184226B<<<<<', '1'],
    ['L898902C3674081221204159ZE184226B<<<<<1', '0'],
  ])('%s has the check digit %s', (text, digit) => {
    expect(toCheckDigit(text)).toBe(digit);
  });

  test('has two lines of 44 characters', () => {
    expect(toMrzLines(toSpecimen('AW-PP-N'))).toEqual([
      'P<UTOTRAVELER<<SAMPLE<<<<<<<<<<<<<<<<<<<<<<<',
      expect.stringMatching(/^XX0000000\dUTO791231\dF320229\d000000000<<<<<\d\d$/),
    ]);
    for (const line of toMrzLines(toSpecimen('AW-PP-N'))) expect(line).toHaveLength(44);
  });
});
