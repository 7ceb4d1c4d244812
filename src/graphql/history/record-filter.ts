import { isSignatureId } from '../../domain/liveness-result.js';
import type { RecordFilter } from '../../history/history-store.js';
import { invalidId } from '../arguments.js';
import { badUserInput } from '../errors/to-graphql-errors.js';
import type { VerificationFilter } from './inputs.js';

const MAX_VALUES = 100;
/** As long as the longest input that is kept. */
const MAX_TEXT_LENGTH = 256;

/** Returns the filter of a request; without one, the filter that every record matches. Throws BAD_USER_INPUT. */
export function toRecordFilter(input: VerificationFilter | null | undefined): RecordFilter {
  if (input === null || input === undefined) return {};
  for (const [name, value] of Object.entries(input)) assertSize(name, value);
  if (input.signatureIds?.every(isSignatureId) === false) throw invalidId('web');
  const { recordedAt, decidedAt, faceLivenessScore, faceSimilarityScore } = input;
  return {
    status: input.status ?? undefined,
    errorCode: input.errorCode ?? undefined,
    isLikelyAttack: input.isLikelyAttack ?? undefined,
    livenessAttackType: input.livenessAttackType ?? undefined,
    livenessFlowCategory: input.livenessFlowCategory ?? undefined,
    countryCode: input.countryCode ?? undefined,
    userId: input.userId ?? undefined,
    bizId: input.bizId ?? undefined,
    signatureIds: input.signatureIds ?? undefined,
    recordedAt: recordedAt ? { from: recordedAt.from ?? undefined, before: recordedAt.before ?? undefined } : undefined,
    decidedAt: decidedAt ? { from: decidedAt.from ?? undefined, before: decidedAt.before ?? undefined } : undefined,
    faceLivenessScore: toScores(faceLivenessScore),
    faceSimilarityScore: toScores(faceSimilarityScore),
    isErased: input.isErased ?? undefined,
  };
}

function toScores(range: VerificationFilter['faceLivenessScore']): RecordFilter['faceLivenessScore'] {
  return range ? { from: range.from ?? undefined, to: range.to ?? undefined } : undefined;
}

function assertSize(name: string, value: unknown): void {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length > MAX_VALUES)
    throw badUserInput(`${name} may hold at most ${MAX_VALUES} values, but has ${values.length}.`);
  if (values.some((text) => typeof text === 'string' && text.length > MAX_TEXT_LENGTH))
    throw badUserInput(`A text in ${name} may have at most ${MAX_TEXT_LENGTH} characters.`);
}
