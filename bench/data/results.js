import { decodeResult } from '../../build/providers/advance-ai/record/decode-result.js';
import { IDS, toWireResult } from './wire.js';

const fetchedAt = Date.now();

/** The same as the gateway makes of the provider's answers, by id: what every contender has in memory. */
export const RESULTS = new Map(
  IDS.map((signatureId) => {
    const terms = { signatureId, fetchedAt, sentAt: fetchedAt, linkTtlMs: 86_400_000 };
    return [signatureId, decodeResult(toWireResult(signatureId), terms).result];
  }),
);

export const POLICY = { livenessThreshold: 50, similarityThreshold: 70 };
