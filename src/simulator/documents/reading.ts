import { toDaysUntil, toParts, toSlashes } from './days.js';
import { type DocumentRecord, toSpecimenOf } from './document.js';

/** Names of the provider's ID card OCR, in its order. Front and back have the same ones. */
export const readingKeys = [
  ...['idNumber', 'documentNumber', 'fullName', 'fullNameLocal', 'lastName', 'lastNameLocal', 'firstName'],
  ...['firstNameLocal', 'middleName', 'middleNameLocal', 'birthday', 'dobDay', 'dobMonth', 'dobYear'],
  ...['expiryDate', 'expiryDay', 'expiryMonth', 'expiryYear', 'daysToExpiry'],
  ...['issueDate', 'issueDay', 'issueMonth', 'issueYear', 'daysFromIssue'],
  ...['state', 'city', 'district', 'subdistrict', 'fullAddress', 'postcode', 'placeOfBirth'],
  ...['issuerAuthority', 'issuerPlace', 'gender', 'height', 'weight', 'eyeColor', 'bloodType', 'religion'],
  ...['nationality', 'issuerCountry', 'countryCode', 'passportType', 'vehicleClass', 'restrictions', 'endorsement'],
] as const;

/** What was read from one side. Every value is text, or null where the side has no such text. */
export type Reading = Readonly<Record<string, unknown>>;

type Session = { readonly region: string; readonly createdAt: number };

/** Returns the front as the ID card OCR reads it: days in three parts, too, and with their distance from today. */
export function readFront(document: DocumentRecord, { region, createdAt }: Session): Reading {
  const { front, birthday, issueDate, expiryDate, others } = toSpecimenOf(document);
  return {
    ...toEmptyReading(),
    nationality: region,
    countryCode: region,
    ...front,
    birthday: toSlashes(birthday),
    ...toParts(birthday, 'dob'),
    expiryDate: expiryDate && toSlashes(expiryDate),
    ...toParts(expiryDate, 'expiry'),
    daysToExpiry: expiryDate && String(toDaysUntil(expiryDate, createdAt)),
    issueDate: issueDate && toSlashes(issueDate),
    ...toParts(issueDate, 'issue'),
    daysFromIssue: issueDate && String(-toDaysUntil(issueDate, createdAt)),
    side: 'front',
    others,
    ...document.reading,
  };
}

/** Returns the back in the same form. */
export function readBack(document: DocumentRecord): Reading {
  return { ...toEmptyReading(), ...toSpecimenOf(document).back, side: 'back', others: {} };
}

/** Returns what both sides say together, without what they do not say. Days are YYYY-MM-DD. */
export function readAll(document: DocumentRecord, region: string): Reading {
  const { front, back, birthday, issueDate, expiryDate, others } = toSpecimenOf(document);
  return {
    ...front,
    ...(document.hasBack && back),
    birthday,
    ...(issueDate !== null && { issueDate }),
    expiryDate,
    nationality: front.nationality ?? region,
    others,
    ...document.reading,
  };
}

function toEmptyReading(): Record<string, null> {
  return Object.fromEntries(readingKeys.map((key) => [key, null]));
}
