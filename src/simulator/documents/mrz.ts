import { toSlashes } from './days.js';
import type { Specimen } from './specimens.js';

const lineLength = 44;

/** Returns what the provider reads from the machine-readable zone of a passport. */
export function toMrz({ front, birthday, expiryDate }: Specimen): Record<string, string | null> {
  return {
    issuerCountry: front.issuerCountry ?? null,
    passportType: front.passportType ?? null,
    firstName: front.firstName ?? null,
    lastName: front.lastName ?? null,
    idNumber: front.idNumber ?? null,
    birthday: toSlashes(birthday),
    nationality: front.nationality ?? null,
    gender: front.gender ?? null,
    expiryDate: expiryDate && toSlashes(expiryDate),
    documentNumber: front.documentNumber ?? null,
  };
}

/** Returns both lines of the machine-readable zone, with its check digits. Source: ICAO Doc 9303, part 4. */
export function toMrzLines({ front, birthday, expiryDate }: Specimen): readonly [string, string] {
  const {
    issuerCountry = '',
    lastName = '',
    firstName = '',
    documentNumber = '',
    nationality = '',
    idNumber = '',
  } = front;
  const number = checked(documentNumber.padEnd(9, '<'));
  const born = checked(toShortDay(birthday));
  const expires = checked(toShortDay(expiryDate ?? ''));
  const personal = checked(idNumber.padEnd(14, '<'));
  const names = `P<${issuerCountry}${lastName}<<${firstName}`.replaceAll(' ', '<');
  const sex = (front.gender ?? '<').slice(0, 1);
  const all = toCheckDigit(number + born + expires + personal);
  return [names.padEnd(lineLength, '<'), number + nationality + born + sex + expires + personal + all];
}

function checked(text: string): string {
  return text + toCheckDigit(text);
}

/** Letters count from 10, `<` is 0, and the weights 7, 3 and 1 repeat. */
export function toCheckDigit(text: string): string {
  const weights = [7, 3, 1];
  const values = [...text].map((letter) => (letter === '<' ? 0 : Number.parseInt(letter, 36)));
  return String(values.reduce((sum, value, place) => sum + value * (weights[place % 3] ?? 0), 0) % 10);
}

function toShortDay(day: string): string {
  return day.replaceAll('-', '').slice(2).padEnd(6, '<');
}
