import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CacheRoot } from '../../graphql/rules/cache-roots.js';
import { type CachePlan, toCachePlan } from './cache-plan.js';

type Variables = Readonly<Record<string, unknown>>;

export type OperationRequest = {
  readonly text: string;
  readonly operationName: string | null | undefined;
  readonly variables: Variables;
};

/** Must not reference the document: cached requests refer to it long after the document was evicted. */
export type KnownOperation = {
  readonly plan: CachePlan;
  readonly costOf: (variables: Variables) => number;
  /** Unique in this process. */
  readonly name: string;
};

/** A request for cacheable results, independent of its caller. */
export type MatchedRequest = {
  readonly known: KnownOperation;
  readonly ids: readonly string[];
  readonly cost: number;
};

export type KnownOperations = {
  /** Returns undefined for an operation whose responses are not cached. */
  add(text: string, document: DocumentNode, operation: OperationDefinitionNode): KnownOperation | undefined;
  /** Returns undefined for an unknown operation, and for a request that Apollo Server would reject. */
  match(request: OperationRequest): MatchedRequest | undefined;
};

export type KnownOperationsOptions = {
  /** The root fields whose results may be cached. */
  readonly roots: ReadonlyMap<string, CacheRoot>;
  /** Returns a function from variables to the cost of an operation. That function must not reference the document. */
  readonly toCostOf: (document: DocumentNode, operation: OperationDefinitionNode) => (variables: Variables) => number;
  /** The highest cost of an operation that is executed. */
  readonly maxCost: number;
  /** Returns whether a document is executed without a warning in the log. */
  readonly isKnown: (document: DocumentNode) => boolean;
  readonly maxSignatureIds: number;
};

/** As many as there are compiled operations. */
const MAX_DOCUMENTS = 300;
const MAX_BYTES = 8 * 1024 * 1024;
/** Objects around the text of a document; rounded up. */
const OVERHEAD_BYTES = 1_024;

export function createKnownOperations(options: KnownOperationsOptions): KnownOperations {
  const { roots, toCostOf, maxCost, isKnown, maxSignatureIds } = options;
  const documents = new LRUCache<string, KnownOperation | 'uncacheable'>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_BYTES,
    sizeCalculation: (_known, text) => OVERHEAD_BYTES + 2 * text.length,
  });
  let count = 0;
  return {
    add(text, document, operation) {
      const before = documents.get(text);
      if (before !== undefined) return before === 'uncacheable' ? undefined : before;
      const plan = isKnown(document) ? toCachePlan(roots, document, operation) : undefined;
      count += 1;
      const known = plan && { plan, costOf: toCostOf(document, operation), name: String(count) };
      documents.set(text, known ?? 'uncacheable');
      return known;
    },
    match({ text, operationName, variables }) {
      const known = documents.get(text);
      if (known === undefined || known === 'uncacheable') return undefined;
      const { plan, costOf } = known;
      if (operationName != null && operationName !== plan.operationName) return undefined;
      const ids = plan.idsOf(variables);
      if (ids === undefined || ids.length > maxSignatureIds) return undefined;
      const cost = costOf(variables);
      return cost <= maxCost ? { known, ids, cost } : undefined;
    },
  };
}
