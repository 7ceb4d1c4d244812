import type { Logger } from 'pino';
import type { AuditLog } from '../../audit/audit-log.js';
import type { Caller } from '../../graphql/caller.js';
import type { OperationObserver } from '../operation-watch.js';
import { logOperation } from '../request-log.js';
import type { AnswerMemo, RememberedAnswer } from './answer-memo.js';
import type { JoinedAnswer } from './join-pieces.js';

/** A request that has passed everything that stands before Apollo Server. */
export type RepeatableRequest = {
  /** Its JSON, of any form. */
  readonly body: unknown;
  readonly caller: Caller;
  readonly requestId: string;
};

/** What to send, or undefined for a request that has to take the long way. */
export type RecallAnswer = (request: RepeatableRequest) => Promise<JoinedAnswer | undefined>;

export type RememberedAnswersOptions = {
  readonly memo: Pick<AnswerMemo, 'recall'>;
  /** Absent where nothing is audited. */
  readonly append?: AuditLog['append'];
  readonly onOperation: OperationObserver;
  /** An answer of so many results has been remembered. */
  readonly onRemembered: (results: number) => void;
  readonly logger: Logger;
  readonly monotonicNow: () => number;
};

/**
 * Answers out of the memo, and sees to everything that goes with an answer: it is counted, logged and audited as any
 * other. One that cannot be audited takes the long way, where the rest of it is shown without its pictures.
 */
export function createRememberedAnswers(options: RememberedAnswersOptions): RecallAnswer {
  const { memo, append, onOperation, onRemembered, logger, monotonicNow } = options;

  const isOnRecord = async (answer: RememberedAnswer, { requestId, caller }: RepeatableRequest) => {
    if (answer.disclosed === '' || append === undefined) return true;
    const { tenant, subject } = caller;
    try {
      await append({ requestId, tenant, subject, disclosuresJson: `[${answer.disclosed}]` });
      return true;
    } catch {
      return false;
    }
  };

  return async (request) => {
    const startedAt = monotonicNow();
    const { body, caller, requestId } = request;
    const question = toQuestion(body);
    const answer = question && memo.recall({ ...question, caller });
    if (answer === undefined) return undefined;
    if (!(await isOnRecord(answer, request))) {
      answer.joined.release();
      return undefined;
    }
    const { operationName, results, joined } = answer;
    const durationMs = monotonicNow() - startedAt;
    onRemembered(results);
    logOperation(logger, { requestId, operationName, errors: 0, durationMs });
    onOperation({ operationName, code: 'OK', durationMs });
    return joined;
  };
}

/** Undefined for whatever is not plainly a document and its variables; Apollo Server says what is wrong with it. */
function toQuestion(body: unknown) {
  if (!isRecord(body)) return undefined;
  const { query: text, operationName, variables = {}, extensions } = body;
  const isNamed = operationName === undefined || operationName === null || typeof operationName === 'string';
  if (typeof text !== 'string' || !isNamed || (extensions ?? null) !== null) return undefined;
  return isRecord(variables ?? {}) ? { text, operationName, variables: (variables ?? {}) as Variables } : undefined;
}

type Variables = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
