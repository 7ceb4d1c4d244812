import { z } from 'zod';
import { DocumentSide } from '../../domain/identity-document.js';
import type { PersonalData } from '../../domain/verification.js';

/** The personal data of a record that was fetched at `fetchedAt`, and their fixed end in epoch milliseconds. */
export type StoredPersonalData = {
  readonly personalData: PersonalData;
  readonly fetchedAt: number;
  readonly expiresAt: number;
};

const text = z.string().nullable();

const personalDataSchema: z.ZodType<PersonalData> = z.strictObject({
  document: z
    .strictObject({
      documentNumber: text,
      fullName: text,
      dateOfBirth: text,
      issueDate: text,
      expiryDate: text,
      gender: text,
      nationality: text,
      placeOfBirth: text,
      address: text,
      fields: z.array(z.strictObject({ name: z.string(), value: text, side: z.enum(DocumentSide).nullable() })),
      details: z.json(),
    })
    .nullable(),
  address: z.json(),
  documentDatabase: z.json(),
});

export const personalDataForm = z.strictObject({
  personalData: personalDataSchema,
  fetchedAt: z.number().int(),
  expiresAt: z.number(),
});

export function encodePersonalData(stored: StoredPersonalData): string {
  return JSON.stringify(stored);
}

/** Returns undefined for text of another shape, which another version of the gateway may have written. */
export function decodePersonalData(stored: string): StoredPersonalData | undefined {
  try {
    return personalDataForm.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}
