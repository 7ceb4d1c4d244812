import type { Logger } from 'pino';
import type { AuditLog } from '../../audit/log/audit-log.js';
import type { Caller } from '../../domain/caller.js';
import type { OperationObserver } from '../../observability/metrics/metrics.js';
import { logOperation } from '../../observability/operation-log.js';
import type { Spend } from '../limits/admission/rate-limit.js';
import type { AssembledResponse } from './join-fragments.js';
import type { MatchedRequest } from './operations.js';
import { createPromotionCache } from './promotion-cache.js';
import type { ResponseCache } from './response-cache.js';

/** A request that has passed all checks before Apollo Server. */
export type RepeatableRequest = {
  /** The raw body. */
  readonly text: string;
  /** The parsed body; absent if it has not been parsed. */
  readonly body?: unknown;
  readonly caller: Caller;
  readonly requestId: string;
};

/**
 * Returns the cached response; undefined for a request that Apollo Server must execute. Without a body, finds only requests
 * whose exact text has matched before. Returns a promise only while the response is being audited.
 */
export type LookupResponse = (
  request: RepeatableRequest,
) => AssembledResponse | undefined | Promise<AssembledResponse | undefined>;

export type ResponseLookupOptions = {
  readonly cache: Pick<ResponseCache, 'match' | 'lookup'>;
  /** Absent without an audit log. */
  readonly append?: AuditLog['append'];
  /** Absent if the cost per caller is not limited; throws `HttpRequestError` above the limit. */
  readonly spend?: Spend;
  readonly onOperation: OperationObserver;
  /** Called for each cached response with its number of results. */
  readonly onHit: (results: number) => void;
  readonly logger: Logger;
  readonly monotonicNow: () => number;
};

/** Longer bodies seldom recur. */
const MAX_TEXT_LENGTH = 2_048;
/** How many recurring bodies are cached, and how many others a new one competes with. */
const RECURRING = { max: 2_000, trial: 32, maxBytes: 16 * 1024 * 1024, bytesOf: toBytes };
/** Objects around the text of a request; rounded up. */
const OVERHEAD_BYTES = 1_024;

/**
 * Creates a function that responds from the cache. Counts, logs and audits each response like an executed one. A response
 * that cannot be audited is left to Apollo Server, which redacts its media.
 */
export function createResponseLookup(options: ResponseLookupOptions): LookupResponse {
  const { cache, append, spend, onOperation, onHit, logger, monotonicNow } = options;
  /** Matches by the exact text of a body, which then need not be parsed again. */
  const matches = createPromotionCache<MatchedRequest>(RECURRING);

  const match = ({ text, body }: RepeatableRequest) => {
    if (body === undefined) return matches.get(text);
    const request = toOperationRequest(body);
    const matched = request && cache.match(request);
    if (matched !== undefined && text.length <= MAX_TEXT_LENGTH) matches.set(text, matched);
    return matched;
  };

  return (request) => {
    const startedAt = monotonicNow();
    const matched = match(request);
    const { caller, requestId } = request;
    const cached = matched && cache.lookup(matched, caller);
    if (matched === undefined || cached === undefined) return undefined;
    const { operationName, results, response, auditJson } = cached;
    try {
      spend?.(caller, matched.cost);
    } catch (error) {
      response.release?.();
      throw error;
    }
    const complete = () => {
      const durationMs = monotonicNow() - startedAt;
      onHit(results);
      logOperation(logger, { requestId, caller, operationName, durationMs });
      onOperation({ operationName, code: 'OK', durationMs });
      return response;
    };
    if (auditJson === '' || append === undefined) return complete();
    const { tenant, subject } = caller;
    return append({ requestId, tenant, subject, disclosuresJson: `[${auditJson}]` }).then(complete, () => {
      response.release?.();
      return undefined;
    });
  };
}

/** The body, its ids once more, and the document's text, which strings in the plan may keep alive. */
function toBytes(_matched: MatchedRequest, body: string): number {
  return OVERHEAD_BYTES + 3 * 2 * body.length;
}

/** Returns undefined unless the body is a plain document with variables; Apollo Server reports what is wrong with it. */
function toOperationRequest(body: unknown) {
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
