import type { ExpiringLink } from './expiring-link.js';

export const DocumentResult = { PASS: 'PASS', FAIL: 'FAIL', UNKNOWN: 'UNKNOWN' } as const;
export type DocumentResult = keyof typeof DocumentResult;

export const DocumentSide = { FRONT: 'FRONT', BACK: 'BACK' } as const;
export type DocumentSide = keyof typeof DocumentSide;

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * An image of the document. `name` is unique in the record. `link` is null until links have been fetched, and for an image
 * that `isInline`: the provider sends its bytes where links are requested, so it never has one.
 */
export type DocumentImage = {
  readonly name: string;
  readonly side: DocumentSide | null;
  readonly link: ExpiringLink | null;
  readonly isInline: boolean;
};

/** The part of a checked document that says nothing about the person. */
export type IdentityDocument = {
  readonly result: DocumentResult;
  readonly documentType: string | null;
  readonly images: readonly DocumentImage[];
};

/** One value that was read from the document, under the provider's name of it. */
export type DocumentField = {
  readonly name: string;
  readonly value: string | null;
  readonly side: DocumentSide | null;
};

/** The values that were read from the document. Dates are calendar dates in ISO 8601; null for text that is no date. */
export type DocumentValues = {
  readonly documentNumber: string | null;
  readonly fullName: string | null;
  readonly dateOfBirth: string | null;
  readonly issueDate: string | null;
  readonly expiryDate: string | null;
  readonly gender: string | null;
  readonly nationality: string | null;
  readonly placeOfBirth: string | null;
  readonly address: string | null;
  /** Every value, in the provider's order. */
  readonly fields: readonly DocumentField[];
  /** The whole part of the record, without links and bytes. */
  readonly details: Json;
};

const SHOWN_CHARACTERS = 4;

/** Replaces all but the last four characters by `*`; all of them in a number that has no more. */
export function maskDocumentNumber(documentNumber: string): string {
  const characters = [...documentNumber];
  const hidden = characters.length > SHOWN_CHARACTERS ? characters.length - SHOWN_CHARACTERS : characters.length;
  return '*'.repeat(hidden) + characters.slice(hidden).join('');
}
