import type { ExpiringLink } from '../liveness/expiring-link.js';
import { withoutAddresses } from '../liveness/json.js';
import {
  FaceResult,
  LivenessFlowCategory,
  type LivenessImageKind,
  type LivenessResult,
  type LivenessVideo,
  type VerificationStatus,
} from '../liveness/liveness-result.js';
import { decodeImages } from './decode-images.js';
import { type LinkTerms, toExpiringLink } from './picture-value.js';
import { ProviderError } from './provider-error.js';
import { resultSchema, type WireResult } from './result.wire.js';

/** One answer: the record, and the pictures' bytes where Base64 came instead of links. */
export type DecodedResult = {
  readonly result: LivenessResult;
  readonly base64: ReadonlyMap<LivenessImageKind, string>;
};

/** `signatureId` is the one that was asked for; an answer about another is refused. */
export type DecodeTerms = LinkTerms & { readonly signatureId: string; readonly fetchedAt: number };

/** Throws `invalid-response` for anything but the documented shape; accepts absent keys, new keys and new words. */
export function decodeResult(data: unknown, terms: DecodeTerms): DecodedResult {
  const outcome = resultSchema.safeParse(data);
  if (!outcome.success) throw invalid(`result has not its documented shape at ${toPath(outcome.error.issues)}`);
  const wire = outcome.data;
  if (wire.signatureId !== null && wire.signatureId !== terms.signatureId)
    throw invalid('result of another transaction');
  const face = wire.faceDetail;
  const status = toStatus(wire);
  const { images, base64 } = decodeImages(face, terms);
  const result: LivenessResult = {
    signatureId: terms.signatureId,
    status,
    errorCode: status === 'PASS' ? null : toErrorCode(wire),
    faceResult: toKnownWord(FaceResult, face?.faceResult ?? null),
    images,
    auditImageArchive: toLinkOrNull(face?.auditImageUrl ?? null, terms),
    faceVideo: toVideo(face?.faceVideoUrl ?? null, terms),
    faceLivenessScore: face?.faceLivenessScore ?? null,
    livenessAttackCode: face?.livenessAttackType ?? null,
    livenessType: face?.livenessType ?? null,
    livenessFlowCategory: toKnownWord(LivenessFlowCategory, face?.livenessFlowCategory ?? null),
    faceSimilarityScore: face?.faceSimilarityScore ?? null,
    eventDetails: (face?.eventDetails ?? []).map(({ event, result, createTimestamp }) => {
      return { event, result, createdAt: createTimestamp };
    }),
    inputParameters: withoutAddresses(wire.inputParameters) ?? null,
    fetchedAt: terms.fetchedAt,
  };
  return { result, base64 };
}

function toErrorCode({ errorCode, errorCodes }: WireResult): string | null {
  return errorCode ?? errorCodes?.[0] ?? null;
}

/**
 * INCOMPLETE means two things: without a reason the verification still runs, with one the person gave up. A verdict in
 * a word that is not documented is not guessed: the older name of the field may still say it, else it is an error.
 */
function toStatus(wire: WireResult): VerificationStatus {
  for (const verdict of [wire.overallResult, wire.idvResult]) {
    if (verdict === 'PASS' || verdict === 'FAIL') return verdict;
    if (verdict === 'INCOMPLETE') return toErrorCode(wire) === null ? 'PENDING' : 'INCOMPLETE';
  }
  throw invalid('result without a documented verdict');
}

function toKnownWord<Word extends string>(words: Record<Word, Word>, word: string | null): Word | 'UNKNOWN' | null {
  if (word === null) return null;
  return Object.hasOwn(words, word) ? (word as Word) : 'UNKNOWN';
}

/** The field holds a link or a word about the state of the video; a new word is taken for a state that will pass. */
function toVideo(value: string | null, terms: LinkTerms): LivenessVideo | null {
  if (value === null) return null;
  const link = toExpiringLink(value, terms);
  if (link !== null) return { state: 'READY', link };
  return { state: value === 'ERROR' ? 'FAILED' : 'PENDING', link: null };
}

function toLinkOrNull(value: string | null, terms: LinkTerms): ExpiringLink | null {
  if (value === null) return null;
  const link = toExpiringLink(value, terms);
  if (link === null) throw invalid('a link is no http address');
  return link;
}

/** Names the place and never the value. */
function toPath(issues: readonly { readonly path: readonly PropertyKey[] }[]): string {
  return issues[0]?.path.map(String).join('.') || 'its root';
}

function invalid(message: string): ProviderError {
  return new ProviderError('invalid-response', message);
}
