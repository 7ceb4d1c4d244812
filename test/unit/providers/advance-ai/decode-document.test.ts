import { expect, test } from '@jest/globals';
import { decodeDocument } from '../../../../src/providers/advance-ai/record/decode-document.js';
import { decodeVerification } from '../../../../src/providers/advance-ai/record/decode-verification.js';
import { linkTo, SIGNATURE_ID, wireResult } from '../../../support/provider/wire.js';
import { START } from '../../../support/test-clock.js';

const terms = { signatureId: SIGNATURE_ID, sentAt: START, fetchedAt: START, linkTtlMs: 1_000 };
const JPEG = `/9j/${'A'.repeat(60)}`;

const FLAT = {
  docResult: 'PASS',
  docType: 'PH-ID-SSS',
  frontImage: linkTo('front.jpg'),
  backImage: null,
  ocr: { idNumber: '12-3456789-0', fullName: 'TEST PERSON', birthday: '1990-01-31', others: { religion: 'NONE' } },
  idForgery: { result: 'pass', detail: null },
};

const SIDED = {
  front: {
    image: linkTo('a.jpg'),
    documentNumber: 'P1234567',
    idNumber: '900131',
    firstName: 'TEST',
    lastName: 'PERSON',
    dobDay: '31',
    dobMonth: '1',
    dobYear: '1990',
    expiryDate: '2030/02/31',
  },
  back: { fullAddress: 'Nowhere 1', issueDate: '2020/03/04', picture: linkTo('b.jpg') },
  mrz: { documentNumber: 'P7654321', nationality: 'PHL' },
  crossCheck: { gender: 'MATCHED' },
};

test('known names are found at any depth of a flat document', () => {
  const { document, values } = decodeDocument(FLAT, terms);
  expect(document).toMatchObject({
    result: 'PASS',
    documentType: 'PH-ID-SSS',
    images: [{ name: 'frontImage', side: 'FRONT', link: { url: linkTo('front.jpg') } }],
  });
  expect(values).toMatchObject({
    documentNumber: '12-3456789-0',
    fullName: 'TEST PERSON',
    dateOfBirth: '1990-01-31',
    gender: null,
  });
});

test('a document of two sides has the sides of its values, and dates from their numbers', () => {
  const { document, values } = decodeDocument(SIDED, terms);
  expect(document.result).toBe('UNKNOWN');
  expect(document.images.map(({ name, side }) => [name, side])).toEqual([
    ['front.image', 'FRONT'],
    ['back.picture', 'BACK'],
  ]);
  expect(values).toMatchObject({
    documentNumber: 'P1234567',
    fullName: 'TEST PERSON',
    dateOfBirth: '1990-01-31',
    issueDate: '2020-03-04',
    expiryDate: null,
    address: 'Nowhere 1',
    nationality: 'PHL',
    gender: null,
  });
  expect(values.fields).toContainEqual({ name: 'front.expiryDate', value: '2030/02/31', side: 'FRONT' });
  expect(values.fields).toContainEqual({ name: 'mrz.documentNumber', value: 'P7654321', side: null });
});

test('everything else stays reachable, without links and bytes', () => {
  const part = { ...FLAT, portrait: JPEG, note: `see ${linkTo('x')}`, list: [{ a: 1 }, linkTo('y.jpg'), true] };
  const { values, base64, document } = decodeDocument(part, terms);
  expect(values.details).toEqual({
    docResult: 'PASS',
    docType: 'PH-ID-SSS',
    backImage: null,
    ocr: FLAT.ocr,
    idForgery: FLAT.idForgery,
    list: [{ a: 1 }, true],
  });
  expect(values.fields).toContainEqual({ name: 'ocr.others.religion', value: 'NONE', side: null });
  expect(values.fields).toContainEqual({ name: 'list.0.a', value: '1', side: null });
  expect(document.images.map(({ name, link }) => [name, link !== null])).toEqual([
    ['frontImage', true],
    ['portrait', false],
    ['list.1', true],
  ]);
  expect([...base64]).toEqual([['portrait', JPEG]]);
  expect(JSON.stringify(values)).not.toMatch(/https:|\/9j\//);
});

test('an image that comes as bytes where links are requested has none, and is fetched again where bytes are', () => {
  const part = { portrait: JPEG };
  expect(decodeDocument(part, terms).document.images).toEqual([
    { name: 'portrait', side: null, link: null, isInline: true },
  ]);
  expect(decodeDocument(part, terms, 'bytes').document.images[0]?.isInline).toBe(false);
});

test('a long word that could be Base64 is a value and no image', () => {
  const word = 'ABCDEFGHIJKLMNOPQRSTUVWXYZAB';
  expect(decodeDocument({ documentNumber: word }, terms).values.documentNumber).toBe(word);
});

test.each([
  ['too many values', Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`n${index}`, index]))],
  ['too deep a value', Array.from({ length: 20 }).reduce<unknown>((inner) => ({ inner }), 'x')],
  ['too long a text', { text: 'x y '.repeat(2_000) }],
  ['too many images', Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`i${index}`, linkTo(`${index}`)]))],
])('a document with %s is cut, which the operator sees', (_what, part) => {
  expect(decodeDocument(part, terms).isCut).toBe(true);
  const { result, invalid } = decodeVerification(wireResult({ docDetail: part }), terms);
  expect([result.status, [...invalid]]).toEqual(['PASS', ['docDetail']]);
  expect(result.document?.images.length).toBeLessThanOrEqual(16);
});

test.each(['addressDetail', 'docDatabaseDetail', 'feeDetail'])(
  'a value that is cut from %s is seen by the operator',
  (name) => {
    const { result, invalid } = decodeVerification(
      wireResult({ [name]: { a: 'b', text: 'x y '.repeat(2_000) } }),
      terms,
    );
    expect([result.status, [...invalid], result.invalidFields]).toEqual(['PASS', [name], undefined]);
  },
);

test.each([
  ['text', 'PASS'],
  ['a number', 7],
])('a document that is %s costs only its own field', (_what, docDetail) => {
  const { result, invalid } = decodeVerification(wireResult({ docDetail }), terms);
  expect(result).toMatchObject({ status: 'PASS', document: null, invalidFields: ['document'] });
  expect([...invalid]).toEqual(['docDetail']);
});

test('the rest of a record is decoded with what it says about the person kept apart', () => {
  const { result } = decodeVerification(
    wireResult({
      submissionCompleted: 'true',
      countryCodeIso3: 'PHL',
      feeDetail: [{ item: 'IDV' }],
      docDetail: FLAT,
      docDatabaseDetail: { found: true, proof: linkTo('proof.pdf') },
      addressDetail: {},
    }),
    terms,
  );
  expect(result).toMatchObject({
    submissionCompleted: true,
    countryCode: 'PHL',
    fees: [{ item: 'IDV' }],
    hasFace: true,
    hasPersonalData: true,
    personalData: { address: null, documentDatabase: { found: true } },
  });
  const { personalData: _apart, ...rest } = result;
  expect(JSON.stringify(rest)).not.toMatch(/TEST PERSON|3456789|1990/);
});

test('a key of a prototype is a key like any other', () => {
  const part = JSON.parse('{"__proto__":{"fullName":"X"},"constructor":"y"}');
  const { values } = decodeDocument(part, terms);
  expect(values.fullName).toBe('X');
  expect(JSON.stringify(values.details)).toBe('{"__proto__":{"fullName":"X"},"constructor":"y"}');
});
