import type { Logger } from 'pino';
import type { AuditLog } from '../../audit/audit-log.js';
import type { Caller } from '../../graphql/caller.js';
import type { OperationObserver } from '../operation-watch.js';
import { logOperation } from '../request-log.js';
import type { AnswerMemo } from './answer-memo.js';
import type { JoinedAnswer } from './join-pieces.js';
import type { UnderstoodQuestion } from './known-operations.js';
import { createRecurring } from './recurring.js';

/** A request that has passed everything that stands before Apollo Server. */
export type RepeatableRequest = {
  /** Its body as it came. */
  readonly text: string;
  /** What the text says, of any form; absent while nobody has looked. */
  readonly body?: unknown;
  readonly caller: Caller;
  readonly requestId: string;
};

/**
 * What to send, or undefined for a request that has to take the long way: at once where it has nothing to do with the
 * memo, and without a body for one that was not recalled before.
 */
export type RecallAnswer = (request: RepeatableRequest) => JoinedAnswer | undefined | Promise<JoinedAnswer | undefined>;

export type RememberedAnswersOptions = {
  readonly memo: Pick<AnswerMemo, 'understand' | 'recall'>;
  /** Absent where nothing is audited. */
  readonly append?: AuditLog['append'];
  readonly onOperation: OperationObserver;
  /** An answer of so many results has been remembered. */
  readonly onRemembered: (results: number) => void;
  readonly logger: Logger;
  readonly monotonicNow: () => number;
};

/** Longer ones are seldom the same twice. */
const MAX_REPEATED_LENGTH = 2_048;
/** How many are remembered, and among how many others one has to come again. */
const REPEATED = { max: 2_000, trial: 32 };

/**
 * Answers out of the memo, and sees to everything that goes with an answer: it is counted, logged and audited as any
 * other. One that cannot be audited takes the long way, where the rest of it is shown without its pictures.
 */
export function createRememberedAnswers(options: RememberedAnswersOptions): RecallAnswer {
  const { memo, append, onOperation, onRemembered, logger, monotonicNow } = options;
  /** What is meant by the very text of a request, which need not be parsed again then. */
  const meanings = createRecurring<UnderstoodQuestion>(REPEATED);

  const understand = ({ text, body }: RepeatableRequest) => {
    if (body === undefined) return meanings.get(text);
    const question = toQuestion(body);
    const meaning = question && memo.understand(question);
    if (meaning !== undefined && text.length <= MAX_REPEATED_LENGTH) meanings.set(text, meaning);
    return meaning;
  };

  return (request) => {
    const startedAt = monotonicNow();
    const meaning = understand(request);
    const { caller, requestId } = request;
    const answer = meaning && memo.recall(meaning, caller);
    if (answer === undefined) return undefined;
    const { operationName, results, joined, disclosed } = answer;
    const give = () => {
      const durationMs = monotonicNow() - startedAt;
      onRemembered(results);
      logOperation(logger, { requestId, operationName, errors: 0, durationMs });
      onOperation({ operationName, code: 'OK', durationMs });
      return joined;
    };
    if (disclosed === '' || append === undefined) return give();
    const { tenant, subject } = caller;
    return append({ requestId, tenant, subject, disclosuresJson: `[${disclosed}]` }).then(give, () => {
      joined.release?.();
      return undefined;
    });
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
