import fc from 'fast-check';
import { PNG_BASE64 } from './wire.js';

// biome-ignore lint/suspicious/noExplicitAny: the provider's JSON, place by place.
type Json = any;
type Place = readonly (string | number)[];

/** Values that stand in a field although they are not of its documented form. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.jsonValue(), weight: 1 },
  {
    arbitrary: fc.constantFrom<unknown>(
      ...[null, '', ' ', 'x', '98.5', '-1', '1', 'true', 'null', 'PENDING', 'ERROR', 'PASS'],
      ...[-1, 0, 1, 1.5, 101, 2 ** 53, 1_767_225_604, 1_767_225_604_100, true, false],
      ...[[], {}, [null], [[]], [{}], [{ event: 1 }], { a: 1 }, { url: 'https://assets.example.test/a.jpg' }],
      ...['1767225604100', '2026-01-01T00:00:00Z', 'ftp://assets.example.test/a', 'https://', PNG_BASE64],
      `data:image/png;charset=utf-8;base64,${PNG_BASE64}`,
    ),
    weight: 3,
  },
);

/** Every place of a value, objects and lists included, the whole excluded. */
export function placesIn(value: Json, place: Place = []): Place[] {
  const below = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const deeper = below.flatMap((key) => placesIn(value[key], [...place, Array.isArray(value) ? Number(key) : key]));
  return place.length === 0 ? deeper : [place, ...deeper];
}

export function withValueAt(value: Json, [key, ...rest]: Place, odd: unknown): Json {
  if (key === undefined) return odd;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = withValueAt(value[key], rest, odd);
  return copy;
}

const OF_FACE: Readonly<Record<string, readonly string[]>> = {
  faceImage: ['faceImage', 'images'],
  faceImageTime: ['faceImage'],
  faceImageFar: ['faceImageFar', 'images'],
  faceImageFarTime: ['faceImageFar'],
  faceImageNear: ['faceImageNear', 'images'],
  faceImageNearTime: ['faceImageNear'],
  silentImage: ['silentImage', 'images'],
  silentImageTime: ['silentImage'],
  auditImageUrl: ['auditImageArchive'],
  faceVideoUrl: ['faceVideo'],
  faceLivenessScore: ['faceLivenessScore', 'isLikelyAttack', 'attackReasons'],
  livenessAttackType: ['livenessAttackType', 'livenessAttackCode', 'attackReasons'],
  faceSimilarityScore: ['faceSimilarityScore', 'isFaceMatch'],
};
const ALL_OF_FACE = new Set([
  ...Object.values(OF_FACE).flat(),
  ...['faceResult', 'livenessType', 'livenessFlowCategory', 'eventDetails'],
]);
const OF_RESULT: Readonly<Record<string, readonly string[]>> = {
  errorCode: ['errorCode', 'errorCodes', 'status'],
  errorCodes: ['errorCode', 'errorCodes', 'status'],
  inputParameters: ['inputParameters'],
};

/** Fields that identify the record or decide the verdict. */
export function isDeciding([name = '']: Place): boolean {
  return ['signatureId', 'overallResult', 'idvResult'].includes(String(name));
}

/** The fields of the schema that say something about a place of the provider's answer. */
export function fieldsAt([name = '', inner]: Place): ReadonlySet<string> {
  if (name !== 'faceDetail') return new Set(OF_RESULT[name]);
  if (inner === undefined) return ALL_OF_FACE;
  return new Set(OF_FACE[inner] ?? (ALL_OF_FACE.has(String(inner)) ? [String(inner)] : []));
}
