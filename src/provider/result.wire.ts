import { z } from 'zod';

/**
 * The data of a get-result answer as the provider writes it. Every key may be absent, null or new to us; a key that is
 * there must have its documented type. Words of open lists stay plain text here.
 */

/** Latest instant that a Date can hold, in epoch milliseconds. */
const MAX_INSTANT = 8_640_000_000_000_000;
const MAX_INT32 = 2_147_483_647;

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);

const text = orNull(z.string()).transform((value) => (value === '' ? null : value));
const instant = orNull(z.number().int().min(0).max(MAX_INSTANT));
const score = orNull(z.number().min(0).max(100));
const int32 = orNull(z.number().int().min(-MAX_INT32).max(MAX_INT32));

/** Deeper than anything that a session is started with, and shallow enough to be walked by recursion. */
const MAX_DEPTH = 64;
const json = orNull(
  z
    .unknown()
    .refine((value) => isShallow(value))
    .pipe(z.json()),
);

function isShallow(value: unknown, depthLeft = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depthLeft > 0 && Object.values(value).every((member) => isShallow(member, depthLeft - 1));
}

const eventSchema = z.object({ event: text, result: text, createTimestamp: instant });

const faceDetailSchema = z.object({
  faceResult: text,
  faceImage: text,
  faceImageTime: instant,
  faceImageFar: text,
  faceImageFarTime: instant,
  faceImageNear: text,
  faceImageNearTime: instant,
  silentImage: text,
  silentImageTime: instant,
  auditImageUrl: text,
  faceLivenessScore: score,
  livenessAttackType: int32,
  livenessType: text,
  livenessFlowCategory: text,
  faceSimilarityScore: score,
  eventDetails: orNull(z.array(eventSchema)),
  faceVideoUrl: text,
});

export const resultSchema = z.object({
  signatureId: text,
  overallResult: text,
  /** The older name of overallResult. */
  idvResult: text,
  errorCode: text,
  /** Address products list their reasons instead. */
  errorCodes: orNull(z.array(z.string())),
  faceDetail: orNull(faceDetailSchema),
  inputParameters: json,
});

export type WireResult = z.infer<typeof resultSchema>;
export type WireFaceDetail = NonNullable<WireResult['faceDetail']>;
