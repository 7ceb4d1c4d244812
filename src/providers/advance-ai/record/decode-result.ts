import {
  FaceResult,
  type LivenessAttackType,
  LivenessFlowCategory,
  type LivenessImageKind,
  type LivenessResult,
  type LivenessVideo,
  type RejectedLinks,
  type VerificationStatus,
} from '../../../domain/liveness-result.js';
import { ProviderError } from '../../provider-error.js';
import { decodeEvents } from './decode-events.js';
import { decodeImages } from './decode-images.js';
import { type LinkTerms, toExpiringLink } from './image-value.js';
import { toInvalidFields } from './invalid-wire-fields.js';
import { readInputParameters } from './read-input-parameters.js';
import { readResult, type WireField, type WireResult } from './wire.js';
import { INVALID } from './wire-value.js';

/** `signatureId` is the requested id; a response for another one is rejected. */
export type DecodeTerms = LinkTerms & {
  readonly signatureId: string;
  readonly fetchedAt: number;
  /**
   * Members of the session's input that clients may see.
   * @default those that the provider documents
   */
  readonly inputParameterNames?: ReadonlySet<string> | undefined;
};

/** `hasFace` is false for a record without a part about a face. */
export type DecodedResult = {
  readonly result: LivenessResult;
  readonly hasFace: boolean;
  readonly base64: ReadonlyMap<LivenessImageKind, string>;
  readonly invalid: ReadonlySet<WireField>;
};

/**
 * Decodes the face of a response. Accepts missing keys, new keys and new words. A value that does not fit costs only its own field:
 * the result names the field, `invalid` has the provider's name of it.
 *
 * @throws ProviderError `invalid-response` for a record of another id or without a documented verdict.
 */
export function decodeResult(data: unknown, terms: DecodeTerms): DecodedResult {
  const wire = readResult(data, terms.signatureId);
  const face = wire.faceDetail;
  const hasFace = face !== null || wire.invalid.has('faceDetail');
  const invalid = new Set<WireField>([...wire.invalid, ...(face?.invalid ?? [])]);
  const status = toStatus(wire);

  const { images, base64, invalid: invalidImages } = decodeImages(face, terms);
  for (const { field } of invalidImages) invalid.add(field);
  const events = decodeEvents(face?.eventDetails ?? []);
  if (events.hasInvalid) invalid.add('eventDetails');
  const auditImageArchive = face?.auditImageUrl == null ? null : toExpiringLink(face.auditImageUrl, terms);
  if (face?.auditImageUrl != null && auditImageArchive === null) invalid.add('auditImageUrl');

  const inputParameters = readInputParameters(wire.inputParameters, terms.inputParameterNames);
  if (inputParameters === INVALID) invalid.add('inputParameters');

  const rejectedLinks: RejectedLinks = {
    ...Object.fromEntries(invalidImages.map(({ kind }) => [kind, 'MALFORMED'])),
    ...(invalid.has('auditImageUrl') && { AUDIT_IMAGE_ARCHIVE: 'MALFORMED' }),
  };
  const invalidFields = toInvalidFields(invalid, { hasErrorCode: toErrorCode(wire) !== null });
  const result: LivenessResult = {
    signatureId: terms.signatureId,
    status,
    errorCode: status === 'PASS' ? null : toErrorCode(wire),
    errorCodes: status === 'PASS' ? [] : toErrorCodes(wire),
    faceResult: toKnownWord(FaceResult, face?.faceResult ?? null),
    images,
    auditImageArchive,
    faceVideo: toVideo(face?.faceVideoUrl ?? null, terms),
    faceLivenessScore: face?.faceLivenessScore ?? null,
    livenessAttackCode: face?.livenessAttackType ?? null,
    livenessAttackType: toAttackType(face?.livenessAttackType ?? null),
    livenessType: face?.livenessType ?? null,
    livenessFlowCategory: toKnownWord(LivenessFlowCategory, face?.livenessFlowCategory ?? null),
    faceSimilarityScore: face?.faceSimilarityScore ?? null,
    eventDetails: events.events,
    inputParameters: inputParameters === INVALID ? null : inputParameters,
    fetchedAt: terms.fetchedAt,
  };
  if (invalid.size === 0) return { result, hasFace, base64, invalid };
  const marks = {
    ...(Object.keys(rejectedLinks).length > 0 && { rejectedLinks }),
    ...(invalidFields.length > 0 && { invalidFields }),
  };
  return { result: { ...result, ...marks }, hasFace, base64, invalid };
}

/** No product has more reasons; longer lists are cut. */
const MAX_ERROR_CODES = 20;

function toErrorCode(wire: WireResult): string | null {
  return toErrorCodes(wire)[0] ?? null;
}

/** Reads both fields of the provider and returns each reason once. */
function toErrorCodes({ errorCode, errorCodes }: WireResult): readonly string[] {
  const isReason = (code: unknown): code is string => typeof code === 'string' && code !== '';
  const reasons = [errorCode, ...(errorCodes ?? [])].filter(isReason);
  return [...new Set(reasons)].slice(0, MAX_ERROR_CODES);
}

/**
 * Maps the verdict. INCOMPLETE means two things: without a reason the verification still runs, with one the person gave
 * up. A reason that does not fit counts as none, since PENDING is fetched again and INCOMPLETE is final. An undocumented
 * verdict is not guessed: the older name of the field is tried, then it is an error.
 */
function toStatus(wire: WireResult): VerificationStatus {
  for (const verdict of [wire.overallResult, wire.idvResult]) {
    if (verdict === 'PASS' || verdict === 'FAIL') return verdict;
    if (verdict === 'INCOMPLETE') return toErrorCode(wire) === null ? 'PENDING' : 'INCOMPLETE';
  }
  throw new ProviderError('invalid-response', 'result without a documented verdict');
}

function toKnownWord<Word extends string>(words: Record<Word, Word>, word: string | null): Word | 'UNKNOWN' | null {
  if (word === null) return null;
  return Object.hasOwn(words, word) ? (word as Word) : 'UNKNOWN';
}

/** Reads the field, which holds a link or a word for the state of the video; a new word counts as PENDING. */
function toVideo(value: string | null, terms: LinkTerms): LivenessVideo | null {
  if (value === null) return null;
  const link = toExpiringLink(value, terms);
  if (link !== null) return { state: 'READY', link };
  return { state: value === 'ERROR' ? 'FAILED' : 'PENDING', link: null };
}

const ATTACK_TYPES: ReadonlyMap<number, LivenessAttackType> = new Map([
  [1, 'PRESENTATION'],
  [2, 'INJECTION'],
  [3, 'UNSURE'],
]);

/** Returns the type of an attack by the provider's number. A new number is an attack of unknown type, not no attack. */
export function toAttackType(code: number | null): LivenessAttackType | null {
  return code === null ? null : (ATTACK_TYPES.get(code) ?? 'UNKNOWN');
}
