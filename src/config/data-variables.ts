import { DECIMAL, MAX_INT, number, score, seconds, whole } from './rules.js';
import type { Variable } from './variable.js';

/** How long data lives, how much of it is kept, and what decides. */
export const DATA_VARIABLES = {
  linkTtlSeconds: {
    name: 'LINK_TTL_SECONDS',
    fallback: '86400',
    meaning: 'Life of a link that does not state its own',
    ...seconds,
  },
  linkMarginSeconds: {
    name: 'LINK_MARGIN_SECONDS',
    fallback: '300',
    meaning: 'How long a link must still live when it is handed out: the default of minValidFor',
    rule: 'a number of seconds from 0, below LINK_TTL_SECONDS; fractions are allowed',
    parse: number(0, MAX_INT, DECIMAL),
  },
  resultTtlSeconds: {
    name: 'RESULT_TTL_SECONDS',
    fallback: '2592000',
    meaning: 'How long a final result is kept',
    ...seconds,
  },
  pendingTtlSeconds: {
    name: 'PENDING_TTL_SECONDS',
    fallback: '5',
    meaning: 'How long a result or video that is still pending is kept',
    ...seconds,
  },
  storeMaxEntries: {
    name: 'STORE_MAX_ENTRIES',
    fallback: '100000',
    meaning: 'Results kept at most',
    ...whole(1, 10_000_000),
  },
  storeMaxBytes: {
    name: 'STORE_MAX_BYTES',
    fallback: '134217728',
    meaning: 'Estimated bytes of all kept results at most',
    ...whole(65_536, 1_099_511_627_776),
  },
  memoMaxBytes: {
    name: 'MEMO_MAX_BYTES',
    fallback: '33554432',
    meaning: 'Bytes of answers that are kept ready while they stay as they are; 0 keeps none',
    ...whole(0, 1_099_511_627_776),
  },
  livenessThreshold: {
    name: 'LIVENESS_THRESHOLD',
    fallback: '50',
    meaning: 'A faceLivenessScore below it is likely an attack',
    ...score,
  },
  similarityThreshold: {
    name: 'SIMILARITY_THRESHOLD',
    fallback: '70',
    meaning: 'A faceSimilarityScore from it on is a match',
    ...score,
  },
  maxSignatureIds: {
    name: 'MAX_SIGNATURE_IDS',
    fallback: '100',
    meaning: 'Ids in one livenessResults',
    ...whole(1, 1_000),
  },
} as const satisfies Record<string, Variable<unknown>>;
