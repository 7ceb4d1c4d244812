import { isFaceMatch, isLikelyAttack, toAttackReasons } from '../../build/domain/verdict.js';
import { POLICY, RESULTS } from '../data/results.js';

/** The answers to the documents of the benchmark as somebody would write them who has no GraphQL. */

const toIso = (instant) => (instant === null ? null : new Date(instant).toISOString());
const toLink = (link) => ({ url: link?.url ?? null, expiresAt: toIso(link?.expiresAt ?? null) });
const toPicture = (image) => ({ kind: image.kind, capturedAt: toIso(image.capturedAt), ...toLink(image.link) });
const toEvents = ({ eventDetails }) =>
  eventDetails.map(({ event, result, createdAt }) => ({ event, result, createdAt: toIso(createdAt) }));
const toVideo = ({ faceVideo }) => faceVideo && { state: faceVideo.state, ...toLink(faceVideo.link) };

function pictureOf({ images }, kind) {
  const image = images.find((it) => it.kind === kind);
  return image === undefined ? null : toPicture(image);
}

const BUILD = {
  Verdict: (result) => ({
    signatureId: result.signatureId,
    status: result.status,
    errorCode: result.errorCode,
    faceResult: result.faceResult,
    faceLivenessScore: result.faceLivenessScore,
    faceSimilarityScore: result.faceSimilarityScore,
    livenessThreshold: POLICY.livenessThreshold,
    similarityThreshold: POLICY.similarityThreshold,
    isLikelyAttack: isLikelyAttack(result, POLICY),
    isFaceMatch: isFaceMatch(result, POLICY),
    attackReasons: toAttackReasons(result, POLICY),
  }),
  Short: (result) => ({
    signatureId: result.signatureId,
    status: result.status,
    errorCode: result.errorCode,
    faceResult: result.faceResult,
    faceLivenessScore: result.faceLivenessScore,
    livenessAttackCode: result.livenessAttackCode,
    livenessType: result.livenessType,
    livenessFlowCategory: result.livenessFlowCategory,
    isLikelyAttack: isLikelyAttack(result, POLICY),
    faceImage: toLink(result.images[0]?.link),
  }),
  Pictures: (result) => ({
    signatureId: result.signatureId,
    images: result.images.map(toPicture),
    auditImageArchive: toLink(result.auditImageArchive),
    faceVideo: toVideo(result),
  }),
  Story: (result) => ({
    signatureId: result.signatureId,
    status: result.status,
    eventDetails: toEvents(result),
    inputParameters: result.inputParameters,
  }),
  Full: (result) => ({
    signatureId: result.signatureId,
    status: result.status,
    errorCode: result.errorCode,
    faceResult: result.faceResult,
    faceLivenessScore: result.faceLivenessScore,
    livenessAttackCode: result.livenessAttackCode,
    livenessAttackType: result.livenessAttackType,
    livenessType: result.livenessType,
    livenessFlowCategory: result.livenessFlowCategory,
    faceSimilarityScore: result.faceSimilarityScore,
    isLikelyAttack: isLikelyAttack(result, POLICY),
    attackReasons: toAttackReasons(result, POLICY),
    livenessThreshold: POLICY.livenessThreshold,
    isFaceMatch: isFaceMatch(result, POLICY),
    similarityThreshold: POLICY.similarityThreshold,
    faceImage: pictureOf(result, 'FACE'),
    faceImageFar: pictureOf(result, 'FACE_FAR'),
    faceImageNear: pictureOf(result, 'FACE_NEAR'),
    silentImage: pictureOf(result, 'SILENT'),
    images: result.images.map(toPicture),
    auditImageArchive: toLink(result.auditImageArchive),
    faceVideo: toVideo(result),
    eventDetails: toEvents(result),
    inputParameters: result.inputParameters,
    fetchedAt: toIso(result.fetchedAt),
  }),
};

/** The answer to a request of the benchmark, for example to `OneShort`. */
export function buildAnswer({ operationName, variables }) {
  if (operationName.startsWith('One')) {
    const build = BUILD[operationName.slice('One'.length)];
    return { data: { livenessResult: build(RESULTS.get(variables.id)) } };
  }
  const build = BUILD[operationName.slice('Many'.length)];
  return { data: { livenessResults: variables.ids.map((id) => build(RESULTS.get(id))) } };
}

/**
 * The text of an answer without what depends on when a result was read, and on the order of a session's input, which is
 * one JSON value and was in another order before.
 */
export function toComparable(text) {
  return JSON.stringify(JSON.parse(text), (key, value) => {
    if (key === 'fetchedAt') return 'then';
    return key === 'inputParameters' && value ? Object.entries(value).sort() : value;
  });
}
