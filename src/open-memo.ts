import type { Logger } from 'pino';
import type { Config } from './config.js';
import type { Observation } from './observation.js';
import type { TenantReader } from './readers.js';
import type { Audit } from './server/audit/open-audit.js';
import type { CostOf } from './server/limits/cost-guard.js';
import { type AnswerMemo, createAnswerMemo } from './server/memo/answer-memo.js';
import { createRememberedAnswers, type RecallAnswer } from './server/memo/remembered-answers.js';
import type { TrustedDocuments } from './server/trusted-documents/trusted-documents.js';
import type { Fleet } from './store/fleet.js';
import { toResultKey } from './store/result-key.js';

type Surrounding = {
  readonly config: Config;
  readonly fleet: Fleet;
  readonly readerOf: (tenant: string) => TenantReader;
  readonly costOf: CostOf;
  readonly trusted: TrustedDocuments | undefined;
  readonly audit: Audit | null;
  readonly observation: Observation;
  readonly logger: Logger;
  readonly monotonicNow: () => number;
};

/** What learns answers, and what gives them again; undefined where MEMO_MAX_BYTES is 0. */
export function openMemo(surrounding: Surrounding): { learn: AnswerMemo['learn']; recall: RecallAnswer } | undefined {
  const { config, fleet, readerOf, costOf, trusted, audit, observation, logger, monotonicNow } = surrounding;
  if (config.memoMaxBytes === 0) return undefined;
  const memo = createAnswerMemo({
    maxBytes: config.memoMaxBytes,
    resultOf: (tenant, signatureId) => fleet.peek(toResultKey(tenant, signatureId)),
    nowOf: (tenant) => readerOf(tenant).now(),
    isAffordable: (...operation) => costOf(...operation) <= config.maxQueryCost,
    isKnown: (document) => trusted?.has(document) ?? true,
    maxSignatureIds: config.maxSignatureIds,
    ...(audit && { pseudonymOf: audit.pseudonymOf }),
  });
  const recall = createRememberedAnswers({
    memo,
    ...(audit && { append: audit.append }),
    onOperation: observation.onOperation,
    onRemembered: (results) => {
      observation.metrics.onRemembered();
      observation.reader.onHits(results);
    },
    logger,
    monotonicNow,
  });
  return { learn: memo.learn, recall };
}
