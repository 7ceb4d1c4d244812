import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { toPieces } from '../../graphql/answer-pieces.js';
import type { Caller } from '../../graphql/caller.js';
import { toDisclosed } from '../audit/disclosed.js';
import { findShown } from '../audit/shown-pictures.js';
import type { RequestContext } from '../request-context.js';
import { createBufferPool } from './buffer-pool.js';
import { type JoinedAnswer, joinPieces } from './join-pieces.js';
import { type MemoPlan, toMemoPlan } from './memo-plan.js';
import { createPieceMemo, type MemoPiece } from './piece-memo.js';

/** An operation that was answered by values at hand alone, without an error. */
export type ImmediateAnswer = {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
};

export type Question = {
  readonly text: string;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
};

export type RememberedAnswer = {
  readonly operationName: string | null;
  /** The JSON of the answer, as Apollo Server would write it. */
  readonly joined: JoinedAnswer;
  readonly results: number;
  /** What the audit log has to say, as the inside of a JSON list; empty where nothing is shown. */
  readonly disclosed: string;
};

export type AnswerMemo = {
  learn(answer: ImmediateAnswer): void;
  /** Exactly what would be answered now without a memo; undefined where that is not known. */
  recall(question: Question): RememberedAnswer | undefined;
};

export type AnswerMemoOptions = {
  readonly maxBytes: number;
  /** The result that is in memory now. */
  readonly resultOf: (tenant: string, signatureId: string) => object | undefined;
  /** Epoch milliseconds on the clock that the tenant's links go by. */
  readonly nowOf: (tenant: string) => number;
  /** Whether an operation may be answered with these variables, by what it costs. */
  readonly isAffordable: (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ) => boolean;
  /** Documents that are answered without a word in the log. */
  readonly isKnown: (document: DocumentNode) => boolean;
  readonly maxSignatureIds: number;
  /** What stands for a signature id in the audit log; absent where there is none. */
  readonly pseudonymOf?: (signatureId: string) => string;
};

type Known = Pick<ImmediateAnswer, 'document' | 'operation'> & { readonly plan: MemoPlan; readonly name: string };

/** As many as operations are kept compiled. */
const MAX_DOCUMENTS = 300;
/** Some dozens of large answers that are sent at once. */
const MAX_POOLED_BYTES = 8 * 1024 * 1024;

/**
 * Remembers answers in pieces, one for each result, so that it knows any mix of results that it has seen one by one. A
 * piece is made of one result object and is handed out only while that very object is in memory, so it goes when the
 * result expires, is replaced or erased; and only while every link in it is fresh.
 */
export function createAnswerMemo(options: AnswerMemoOptions): AnswerMemo {
  const { resultOf, nowOf, isAffordable, isKnown, maxSignatureIds, pseudonymOf } = options;
  const pieces = createPieceMemo(options.maxBytes);
  const pool = createBufferPool(MAX_POOLED_BYTES);
  const documents = new LRUCache<string, Known | 'unfit'>({ max: MAX_DOCUMENTS });
  let count = 0;

  const know = (text: string, document: DocumentNode, operation: OperationDefinitionNode) => {
    const known = documents.get(text);
    if (known !== undefined) return known;
    const plan = isKnown(document) ? toMemoPlan(document, operation) : undefined;
    count += 1;
    const made = plan === undefined ? 'unfit' : { plan, document, operation, name: String(count) };
    documents.set(text, made);
    return made;
  };

  const isGood = (piece: MemoPiece | undefined, tenant: string, signatureId: string, now: number): piece is MemoPiece =>
    piece !== undefined && now <= piece.until && piece.result === resultOf(tenant, signatureId);

  return {
    learn({ text, document, operation, variables, data, context }) {
      const known = know(text, document, operation);
      const ids = known === 'unfit' ? undefined : known.plan.idsOf(variables);
      if (known === 'unfit' || ids === undefined) return;
      const { responseKey, isList } = known.plan;
      const values = isList ? (data[responseKey] as readonly unknown[]) : [data[responseKey]];
      const prefix = toPrefix(known, context.caller);
      for (const [index, piece] of toPieces(values, ids, isList, context).entries()) {
        if (piece === undefined) continue;
        const { result, value, freshUntil, disclosures } = piece;
        const key = prefix + ids[index];
        const before = pieces.get(key);
        if (before?.result === result && before.until === freshUntil) continue;
        const shown = pseudonymOf === undefined ? [] : findShown(disclosures, data);
        const disclosed = shown.map(({ disclosure }) => JSON.stringify(toDisclosed(disclosure, pseudonymOf ?? String)));
        pieces.set(key, {
          result,
          bytes: Buffer.from(JSON.stringify(value)),
          until: freshUntil,
          disclosed: disclosed.join(','),
        });
      }
    },

    recall({ text, operationName, variables, caller }) {
      const known = documents.get(text);
      if (known === undefined || known === 'unfit') return undefined;
      const { plan, document, operation } = known;
      if (operationName != null && operationName !== plan.operationName) return undefined;
      const ids = plan.idsOf(variables);
      if (ids === undefined || ids.length > maxSignatureIds || !isAffordable(document, operation, variables)) {
        return undefined;
      }
      const { tenant } = caller;
      const now = nowOf(tenant);
      const prefix = toPrefix(known, caller);
      const found: MemoPiece[] = [];
      for (const signatureId of ids) {
        const piece = pieces.get(prefix + signatureId);
        if (!isGood(piece, tenant, signatureId, now)) return undefined;
        found.push(piece);
      }
      return {
        operationName: plan.operationName,
        joined: joinPieces(plan, found, pool),
        results: ids.length,
        disclosed: found.flatMap(({ disclosed }) => (disclosed === '' ? [] : [disclosed])).join(','),
      };
    },
  };
}

/** What a piece depends on beside its result. Neither names of tenants nor scopes can hold a line break. */
function toPrefix({ name }: Known, { tenant, scopes }: Caller): string {
  return `${name}\n${tenant}\n${[...scopes].sort().join(' ')}\n`;
}
