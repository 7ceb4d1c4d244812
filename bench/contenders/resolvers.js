import { readFileSync } from 'node:fs';
import { isFaceMatch, isLikelyAttack, toAttackReasons } from '../../build/domain/verdict.js';
import { POLICY, RESULTS } from '../data/results.js';

/** The gateway's own schema with resolvers that give values at hand without a promise, for servers built on a schema. */

export const typeDefs = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');

const toIso = (instant) => new Date(instant).toISOString();
const toLinked = (thing, link) => ({ ...thing, url: link?.url ?? null, expiresAt: link?.expiresAt ?? null });
const imageOf = ({ images }, kind) => {
  const image = images.find((it) => it.kind === kind);
  return image === undefined ? null : toLinked(image, image.link);
};

export const resolvers = {
  DateTime: { serialize: toIso },
  Query: {
    livenessResult: (_root, { signatureId }) => RESULTS.get(signatureId) ?? null,
    livenessResults: (_root, { signatureIds }) => signatureIds.map((id) => RESULTS.get(id) ?? null),
  },
  LivenessResult: {
    isLikelyAttack: (result) => isLikelyAttack(result, POLICY),
    attackReasons: (result) => toAttackReasons(result, POLICY),
    livenessThreshold: () => POLICY.livenessThreshold,
    isFaceMatch: (result) => isFaceMatch(result, POLICY),
    similarityThreshold: () => POLICY.similarityThreshold,
    faceImage: (result) => imageOf(result, 'FACE'),
    faceImageFar: (result) => imageOf(result, 'FACE_FAR'),
    faceImageNear: (result) => imageOf(result, 'FACE_NEAR'),
    silentImage: (result) => imageOf(result, 'SILENT'),
    images: ({ images }, { kinds }) =>
      images.filter(({ kind }) => kinds?.includes(kind) ?? true).map((image) => toLinked(image, image.link)),
    faceVideo: ({ faceVideo }) => faceVideo && toLinked({ state: faceVideo.state }, faceVideo.link),
  },
};
