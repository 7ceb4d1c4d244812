import { type Specimen, toSpecimen } from './specimens.js';

/**
 * How docDetail is arranged. `flat`: images and reading side by side. `sided`: one object for each side of the document.
 * `nested`: the shape of Global Document Verification.
 */
export type DocumentLayout = 'flat' | 'sided' | 'nested';

/** The provider's data of one captured document. What is written on it follows from its type. */
export type DocumentRecord = {
  /** The provider's code of the kind of document. An unknown code has the text of a social security card. */
  readonly docType: string;
  readonly genuine: boolean;
  /** Null: the layout of the switch. */
  readonly layout: DocumentLayout | null;
  /** Whether the back was captured, too. */
  readonly hasBack: boolean;
  /** The face cut out of the document. `inline`: always Base64, even if the client requested links. */
  readonly portrait: 'none' | 'image' | 'inline';
  /** Day of expiry as YYYY-MM-DD; null: the one of the specimen, which can be none. */
  readonly expiryDate: string | null;
  /** Values that replace or extend what was read from the front, of any type. */
  readonly reading: Readonly<Record<string, unknown>>;
};

export const plainDocument: DocumentRecord = {
  docType: 'PH-ID-SSS',
  genuine: true,
  layout: null,
  hasBack: false,
  portrait: 'none',
  expiryDate: null,
  reading: {},
};

/** Returns the text of the document. */
export function toSpecimenOf({ docType, expiryDate }: DocumentRecord): Specimen {
  const specimen = toSpecimen(docType);
  return expiryDate === null ? specimen : { ...specimen, expiryDate };
}

/** Returns whether the document had expired when the transaction was created. */
export function isExpired(document: DocumentRecord, createdAt: number): boolean {
  const { expiryDate } = toSpecimenOf(document);
  return expiryDate !== null && Date.parse(expiryDate) < createdAt;
}
