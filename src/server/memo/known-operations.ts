import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type MemoPlan, toMemoPlan } from './memo-plan.js';

type Variables = Readonly<Record<string, unknown>>;

export type Question = {
  readonly text: string;
  readonly operationName: string | null | undefined;
  readonly variables: Variables;
};

export type KnownOperation = {
  readonly plan: MemoPlan;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** No other has it, now or later. */
  readonly name: string;
};

/** What is asked, whoever asks it. */
export type UnderstoodQuestion = { readonly known: KnownOperation; readonly ids: readonly string[] };

export type KnownOperations = {
  /** Undefined for a document of which the answers are not remembered. */
  learn(text: string, document: DocumentNode, operation: OperationDefinitionNode): KnownOperation | undefined;
  /** Undefined for what has not been learnt, and for what would not be answered as it is asked. */
  understand(question: Question): UnderstoodQuestion | undefined;
};

export type KnownOperationsOptions = {
  /** Whether an operation may be answered with these variables, by what it costs. */
  readonly isAffordable: (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) => boolean;
  /** Documents that are answered without a word in the log. */
  readonly isKnown: (document: DocumentNode) => boolean;
  readonly maxSignatureIds: number;
};

/** As many as operations are kept compiled. */
const MAX_DOCUMENTS = 300;

export function createKnownOperations(options: KnownOperationsOptions): KnownOperations {
  const { isAffordable, isKnown, maxSignatureIds } = options;
  const documents = new LRUCache<string, KnownOperation | 'unfit'>({ max: MAX_DOCUMENTS });
  let count = 0;
  return {
    learn(text, document, operation) {
      const before = documents.get(text);
      if (before !== undefined) return before === 'unfit' ? undefined : before;
      const plan = isKnown(document) ? toMemoPlan(document, operation) : undefined;
      count += 1;
      const known = plan && { plan, document, operation, name: String(count) };
      documents.set(text, known ?? 'unfit');
      return known;
    },
    understand({ text, operationName, variables }) {
      const known = documents.get(text);
      if (known === undefined || known === 'unfit') return undefined;
      const { plan, document, operation } = known;
      if (operationName != null && operationName !== plan.operationName) return undefined;
      const ids = plan.idsOf(variables);
      if (ids === undefined || ids.length > maxSignatureIds) return undefined;
      return isAffordable(document, operation, variables) ? { known, ids } : undefined;
    },
  };
}
