import { expect } from '@jest/globals';

/** Every field of a face; those made of bytes can be left out, since the simulator takes its time to draw. */
export const EVERY_FIELD = `query ($id: ID!, $bytes: Boolean = true) { livenessResult(signatureId: $id) {
  signatureId status errorCode errorCodes faceResult faceLivenessScore livenessAttackType livenessAttackCode livenessType
  livenessFlowCategory faceSimilarityScore isLikelyAttack attackReasons isFaceMatch livenessThreshold
  similarityThreshold fetchedAt inputParameters eventDetails { event result createdAt }
  faceImage { ...picture } faceImageFar { ...picture } faceImageNear { ...picture } silentImage { ...picture }
  images { kind } auditImageArchive { url expiresAt } faceVideo { state url expiresAt }
} }
fragment picture on LivenessImage { kind capturedAt url expiresAt
  ... @include(if: $bytes) { base64 dataUri mediaType byteLength } }`;

// biome-ignore lint/suspicious/noExplicitAny: JSON of both sides, compared place by place.
type Json = any;

const ATTACK_TYPES: Json = { 1: 'PRESENTATION', 2: 'INJECTION', 3: 'UNSURE' };
const FLOWS = ['DISTANT_CLOSE', 'DISTANT_CLOSE_ACTION', 'ACTION', 'SILENT'];
/** Where the test's clock starts, and a day later, when links die. */
const FETCHED_AT = '2026-01-01T12:00:00.000Z';
const EXPIRES_AT = '2026-01-02T12:00:00.000Z';

const toInstant = (ms: number | null | undefined) => (ms == null ? null : new Date(ms).toISOString());
const oneOf = (known: string[], word: string | null | undefined) =>
  word == null ? null : known.includes(word) ? word : 'UNKNOWN';

/** Every answer has links of its own, but all of them to the same file. */
function toLink(value: string) {
  return { url: expect.stringContaining(`${new URL(value).pathname}?`), expiresAt: EXPIRES_AT };
}

export function toStatus({ overallResult, idvResult, errorCode, errorCodes }: Json) {
  const verdict = overallResult ?? idvResult;
  return verdict === 'INCOMPLETE' && (errorCode ?? errorCodes?.[0] ?? null) === null ? 'PENDING' : verdict;
}

function toVideo(value: string | null | undefined) {
  if (value == null) return null;
  if (value.startsWith('http')) return { state: 'READY', ...toLink(value) };
  return { state: value === 'ERROR' ? 'FAILED' : 'PENDING', url: null, expiresAt: null };
}

function toPicture(kind: string, value: string | null | undefined, time: number | null | undefined, bytes: boolean) {
  if (value == null) return null;
  const ofBytes = {
    base64: expect.any(String),
    dataUri: expect.any(String),
    mediaType: 'image/jpeg',
    byteLength: expect.any(Number),
  };
  return { kind, capturedAt: toInstant(time), ...toLink(value), ...(bytes && ofBytes) };
}

const PARAMETERS = ['bizId', 'userId', 'region', 'language', 'bizCode', 'productLevel', 'livenessType', 'docType'];

/** Those of the session's input that are documented. */
export function toParameters(parameters: Json) {
  if (parameters == null) return null;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => PARAMETERS.includes(name)));
}

/** The answer that follows from the provider's own, written down a second time and without the gateway's code. */
export function toExpected(data: Json, bytes = true) {
  const face = data.faceDetail ?? {};
  const status = toStatus(data);
  const isElse = [data.docDetail, data.addressDetail, data.docDatabaseDetail].some(
    (part) => part != null && Object.keys(part).length > 0,
  );
  if (['PASS', 'FAIL'].includes(status) && data.faceDetail == null && isElse) return null;
  const [score, attackCode] = [face.faceLivenessScore ?? null, face.livenessAttackType ?? null];
  const similarity = face.faceSimilarityScore ?? null;
  const pictures = [
    ['FACE', face.faceImage],
    ['FACE_FAR', face.faceImageFar],
    ['FACE_NEAR', face.faceImageNear],
    ['SILENT', face.silentImage],
  ];
  return {
    signatureId: data.signatureId,
    status,
    errorCode: status === 'PASS' ? null : (data.errorCode ?? data.errorCodes?.[0] ?? null),
    errorCodes: status === 'PASS' ? [] : (data.errorCodes ?? (data.errorCode == null ? [] : [data.errorCode])),
    faceResult: oneOf(['PASS', 'FAIL'], face.faceResult),
    faceLivenessScore: score,
    livenessAttackCode: attackCode,
    livenessAttackType: attackCode && (ATTACK_TYPES[attackCode] ?? 'UNKNOWN'),
    livenessType: face.livenessType ?? null,
    livenessFlowCategory: oneOf(FLOWS, face.livenessFlowCategory),
    faceSimilarityScore: similarity,
    isLikelyAttack: score === null ? null : score < 50,
    attackReasons: [
      ...(score !== null && score < 50 ? ['LOW_LIVENESS_SCORE'] : []),
      ...(attackCode === null ? [] : ['ATTACK_TYPE_REPORTED']),
    ],
    isFaceMatch: similarity === null ? null : similarity >= 70,
    livenessThreshold: 50,
    similarityThreshold: 70,
    fetchedAt: FETCHED_AT,
    inputParameters: toParameters(data.inputParameters),
    eventDetails: (face.eventDetails ?? []).map(({ event, result, createTimestamp }: Json) => {
      return { event, result, createdAt: toInstant(createTimestamp) };
    }),
    faceImage: toPicture('FACE', face.faceImage, face.faceImageTime, bytes),
    faceImageFar: toPicture('FACE_FAR', face.faceImageFar, face.faceImageFarTime, bytes),
    faceImageNear: toPicture('FACE_NEAR', face.faceImageNear, face.faceImageNearTime, bytes),
    silentImage: toPicture('SILENT', face.silentImage, face.silentImageTime, bytes),
    images: pictures.filter(([, value]) => value != null).map(([kind]) => ({ kind })),
    auditImageArchive: face.auditImageUrl ? toLink(face.auditImageUrl) : null,
    faceVideo: toVideo(face.faceVideoUrl),
  };
}
