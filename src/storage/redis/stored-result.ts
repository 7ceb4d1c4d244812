import { z } from 'zod';
import { DocumentResult, DocumentSide } from '../../domain/identity-document.js';
import { keepPlainParameters } from '../../domain/input-parameters.js';
import { InvalidEventField, InvalidField } from '../../domain/invalid-fields.js';
import {
  FaceResult,
  LivenessAttackType,
  LivenessFlowCategory,
  LivenessImageKind,
  MediaState,
  VerificationStatus,
} from '../../domain/liveness-result.js';
import type { Verification } from '../../domain/verification.js';

/** A record without personal data, with its lifetime in milliseconds and its fixed expiry in epoch milliseconds. */
export type StoredResult = { readonly result: Verification; readonly ttlMs: number; readonly expiresAt: number };

const instant = z.number().int();
const link = z.strictObject({ url: z.string(), issuedAt: instant, expiresAt: instant });
const refusal = z.enum(['MALFORMED', 'USER_INFO', 'NOT_HTTPS', 'HOST_NOT_ALLOWED', 'DEAD_ON_ARRIVAL']);
const slot = z.union([
  z.enum([...Object.values(LivenessImageKind), 'AUDIT_IMAGE_ARCHIVE', 'FACE_VIDEO']),
  z.templateLiteral(['DOCUMENT ', z.string()]),
]);

type Stored<Parameters> = Omit<Verification, 'inputParameters' | 'personalData'> & {
  readonly inputParameters: Parameters;
};

const resultSchema: z.ZodType<Stored<unknown>> = z.strictObject({
  signatureId: z.string(),
  status: z.enum(VerificationStatus),
  errorCode: z.string().nullable(),
  errorCodes: z.array(z.string()),
  faceResult: z.enum(FaceResult).nullable(),
  images: z.array(
    z.strictObject({
      kind: z.enum(LivenessImageKind),
      capturedAt: instant.nullable(),
      link: link.nullable(),
      invalidFields: z.exactOptional(z.array(z.literal('capturedAt'))),
    }),
  ),
  auditImageArchive: link.nullable(),
  faceVideo: z.strictObject({ state: z.enum(MediaState), link: link.nullable() }).nullable(),
  faceLivenessScore: z.number().nullable(),
  livenessAttackCode: z.number().nullable(),
  livenessAttackType: z.enum(LivenessAttackType).nullable(),
  livenessType: z.string().nullable(),
  livenessFlowCategory: z.enum(LivenessFlowCategory).nullable(),
  faceSimilarityScore: z.number().nullable(),
  eventDetails: z.array(
    z.strictObject({
      event: z.string().nullable(),
      result: z.string().nullable(),
      createdAt: instant.nullable(),
      invalidFields: z.exactOptional(z.array(z.enum(InvalidEventField))),
    }),
  ),
  inputParameters: z.json().nullable(),
  submissionCompleted: z.boolean().nullable(),
  countryCode: z.string().nullable(),
  fees: z.json(),
  hasFace: z.boolean(),
  document: z
    .strictObject({
      result: z.enum(DocumentResult),
      documentType: z.string().nullable(),
      images: z.array(
        z.strictObject({
          name: z.string(),
          side: z.enum(DocumentSide).nullable(),
          link: link.nullable(),
          isInline: z.boolean(),
        }),
      ),
    })
    .nullable(),
  hasPersonalData: z.boolean(),
  nativeSdk: z.exactOptional(z.strictObject({ platform: z.string().nullable(), sdkVersion: z.string().nullable() })),
  fetchedAt: instant,
  rejectedLinks: z.exactOptional(z.partialRecord(slot, refusal)),
  invalidFields: z.exactOptional(z.array(z.enum(InvalidField))),
});

export const storedSchema = z.strictObject({
  result: resultSchema,
  ttlMs: z.number().positive(),
  expiresAt: z.number(),
});

export function encodeStoredResult(stored: StoredResult): string {
  return JSON.stringify(stored);
}

/**
 * Decodes a stored result. Returns undefined for text of another shape, which another version of the gateway may have
 * written. It keeps only those input parameters that may be passed on, since that version may have stored more.
 */
export function decodeStoredResult(text: string, inputParameterNames?: ReadonlySet<string>): StoredResult | undefined {
  try {
    const stored = storedSchema.safeParse(JSON.parse(text)).data;
    if (stored === undefined) return undefined;
    const { result, ...life } = stored;
    const inputParameters = isObject(result.inputParameters)
      ? keepPlainParameters(result.inputParameters, inputParameterNames)
      : null;
    return { ...life, result: { ...result, inputParameters } };
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
