import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { findReturnedMedia, toAuditEntries } from '../../audit/plugin/audit-plugin.js';
import type { Caller } from '../../domain/caller.js';
import { toFragments } from '../../graphql/links/response-fragments.js';
import type { RequestContext } from '../apollo/request-context.js';
import type { CachePlan } from './cache-plan.js';
import { type CachedFragment, createFragmentCache } from './fragments.js';
import {
  type AssembledResponse,
  assembleResponse,
  createBufferPool,
  joinAuditEntries,
  toWholeResponse,
} from './join-fragments.js';
import {
  createKnownOperations,
  type KnownOperation,
  type KnownOperations,
  type KnownOperationsOptions,
  type MatchedRequest,
} from './operations.js';

/** The response to an operation that was executed synchronously, from cached values only, without an error. */
export type ImmediateResponse = {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
};

export type CachedResponse = {
  readonly operationName: string | null;
  /** The JSON of the response, as Apollo Server would write it. */
  readonly response: AssembledResponse;
  readonly results: number;
  /** The audit entries as the inside of a JSON list; empty for a response without media. */
  readonly auditJson: string;
};

export type ResponseCache = Pick<KnownOperations, 'match'> & {
  store(response: ImmediateResponse): void;
  /** Returns exactly the response that an execution would give this caller now; undefined if it is not cached. */
  lookup(request: MatchedRequest, caller: Caller): CachedResponse | undefined;
  /** Drops what is cached of a result, whose personal data must not be kept any longer. */
  forget(result: object): void;
};

export type ResponseCacheOptions = KnownOperationsOptions & {
  readonly maxBytes: number;
  /** Returns the result that is in memory now. */
  readonly resultOf: (tenant: string, id: string, kind: CachePlan['kind']) => object | undefined;
  /** Returns epoch milliseconds on the clock of the tenant's links. */
  readonly nowOf: (tenant: string) => number;
  /** Returns the pseudonym of a signature id in the audit log; absent without an audit log. */
  readonly pseudonymOf?: (signatureId: string) => string;
};

/** Some dozens of large responses that are sent concurrently. */
const MAX_POOLED_BYTES = 8 * 1024 * 1024;

/**
 * Caches responses as fragments, one per result, so that any mix of cached results can be assembled. A fragment is used
 * only while the result object that it was made of is in memory, so it becomes invalid when the result expires or is
 * replaced or evicted; and only while every link in it is fresh.
 */
export function createResponseCache(options: ResponseCacheOptions): ResponseCache {
  const { resultOf, nowOf, pseudonymOf } = options;
  const operations = createKnownOperations(options);
  const fragments = createFragmentCache(options.maxBytes);
  const pool = createBufferPool(MAX_POOLED_BYTES);

  return {
    match: operations.match,
    forget: fragments.forget,

    store({ text, document, operation, variables, data, context }) {
      const known = operations.add(text, document, operation);
      const ids = known?.plan.idsOf(variables);
      if (known === undefined || ids === undefined) return;
      const { plan } = known;
      const { responseKey, isList } = plan;
      const values = isList ? (data[responseKey] as readonly unknown[]) : [data[responseKey]];
      const view = toView(known, context.caller);
      for (const fragment of toFragments(values, ids, plan, context)) {
        if (fragment === undefined) continue;
        const { result, value, freshUntil, disclosures } = fragment;
        // A result that was replaced meanwhile is not forgotten again.
        if (resultOf(context.caller.tenant, result.signatureId, plan.kind) !== result) continue;
        if (fragments.get(result, view)?.until === freshUntil) continue;
        const entries =
          pseudonymOf === undefined ? [] : toAuditEntries(findReturnedMedia(disclosures, data), pseudonymOf);
        const json = JSON.stringify(value);
        const bytes = Buffer.from(isList ? json : toWholeResponse(plan, json));
        const auditJson = entries.map((entry) => JSON.stringify(entry)).join(',');
        fragments.set(result, view, { bytes, until: freshUntil, auditJson });
      }
    },

    lookup({ known, ids }, caller) {
      // Only a fragment proves what the caller may read; without any, the response may have to be FORBIDDEN.
      if (ids.length === 0) return undefined;
      const { tenant } = caller;
      const now = nowOf(tenant);
      const view = toView(known, caller);
      const found: CachedFragment[] = [];
      for (const signatureId of ids) {
        const result = resultOf(tenant, signatureId, known.plan.kind);
        const fragment = result && fragments.get(result, view);
        if (fragment === undefined || now > fragment.until) return undefined;
        found.push(fragment);
      }
      return {
        operationName: known.plan.operationName,
        response: assembleResponse(known.plan, found, pool),
        results: ids.length,
        auditJson: joinAuditEntries(found),
      };
    },
  };
}

/** Returns a key for everything that a fragment depends on besides its result. */
function toView({ name }: KnownOperation, caller: Caller): string {
  return `${name}\n${toAccessKey(caller)}`;
}

/** By caller, which is the same object for as long as its credential is cached. */
const accessKeys = new WeakMap<Caller, string>();

/** Returns a key for what a caller can read. Neither tenant names nor scopes contain a line break. */
function toAccessKey(caller: Caller): string {
  const known = accessKeys.get(caller);
  if (known !== undefined) return known;
  const key = `${caller.tenant}\n${[...caller.scopes].sort().join(' ')}`;
  accessKeys.set(caller, key);
  return key;
}
