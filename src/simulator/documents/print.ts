import type { CardText } from '../drawing/document-card.js';
import { type DocumentRecord, plainDocument, toSpecimenOf } from './document.js';
import { toMrzLines } from './mrz.js';

/** Returns the print of a document; without one that of a plain card, as a register shows its entry. */
export function toPrint(document: DocumentRecord | null): CardText {
  const specimen = toSpecimenOf(document ?? plainDocument);
  const { title, front, back, birthday, issueDate, expiryDate, isPassport } = specimen;
  const { fullName: name = '', idNumber = '', documentNumber: number = idNumber } = front;
  const days = [`BORN ${birthday}`, ...(expiryDate === null ? [] : [`UNTIL ${expiryDate}`])];
  const backLines = [...Object.values(back), ...(issueDate === null ? [] : [`ISSUED ${issueDate}`])];
  return {
    title,
    lines: [name, number, ...days],
    backLines: backLines.map((line) => line.toUpperCase()),
    mrz: isPassport ? toMrzLines(specimen) : null,
    isForged: document?.genuine === false,
  };
}
