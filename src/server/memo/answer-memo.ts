import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { toPieces } from '../../graphql/answer-pieces.js';
import type { Caller } from '../../graphql/caller.js';
import { toDisclosed } from '../audit/disclosed.js';
import { findShown } from '../audit/shown-pictures.js';
import type { RequestContext } from '../request-context.js';
import { createBufferPool } from './buffer-pool.js';
import { type JoinedAnswer, joinPieces, toWholeAnswer } from './join-pieces.js';
import {
  createKnownOperations,
  type KnownOperation,
  type KnownOperations,
  type KnownOperationsOptions,
  type UnderstoodQuestion,
} from './known-operations.js';
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

export type RememberedAnswer = {
  readonly operationName: string | null;
  /** The JSON of the answer, as Apollo Server would write it. */
  readonly joined: JoinedAnswer;
  readonly results: number;
  /** What the audit log has to say, as the inside of a JSON list; empty where nothing is shown. */
  readonly disclosed: string;
};

export type AnswerMemo = Pick<KnownOperations, 'understand'> & {
  learn(answer: ImmediateAnswer): void;
  /** Exactly what this caller would be answered now without a memo; undefined where that is not known. */
  recall(question: UnderstoodQuestion, caller: Caller): RememberedAnswer | undefined;
};

export type AnswerMemoOptions = KnownOperationsOptions & {
  readonly maxBytes: number;
  /** The result that is in memory now. */
  readonly resultOf: (tenant: string, signatureId: string) => object | undefined;
  /** Epoch milliseconds on the clock that the tenant's links go by. */
  readonly nowOf: (tenant: string) => number;
  /** What stands for a signature id in the audit log; absent where there is none. */
  readonly pseudonymOf?: (signatureId: string) => string;
};

/** Some dozens of large answers that are sent at once. */
const MAX_POOLED_BYTES = 8 * 1024 * 1024;

/**
 * Remembers answers in pieces, one for each result, so that it knows any mix of results that it has seen one by one. A
 * piece is made of one result object and is handed out only while that very object is in memory, so it goes when the
 * result expires, is replaced or forgotten; and only while every link in it is fresh.
 */
export function createAnswerMemo(options: AnswerMemoOptions): AnswerMemo {
  const { resultOf, nowOf, pseudonymOf } = options;
  const operations = createKnownOperations(options);
  const pieces = createPieceMemo(options.maxBytes);
  const pool = createBufferPool(MAX_POOLED_BYTES);

  return {
    understand: operations.understand,

    learn({ text, document, operation, variables, data, context }) {
      const known = operations.learn(text, document, operation);
      const ids = known?.plan.idsOf(variables);
      if (known === undefined || ids === undefined) return;
      const { plan } = known;
      const { responseKey, isList } = plan;
      const values = isList ? (data[responseKey] as readonly unknown[]) : [data[responseKey]];
      const view = toView(known, context.caller);
      for (const piece of toPieces(values, ids, isList, context)) {
        if (piece === undefined) continue;
        const { result, value, freshUntil, disclosures } = piece;
        if (pieces.get(result, view)?.until === freshUntil) continue;
        const disclosed = pseudonymOf === undefined ? [] : toDisclosed(findShown(disclosures, data), pseudonymOf);
        const json = JSON.stringify(value);
        const bytes = Buffer.from(isList ? json : toWholeAnswer(plan, json));
        pieces.set(result, view, {
          bytes,
          until: freshUntil,
          disclosed: disclosed.map((one) => JSON.stringify(one)).join(','),
        });
      }
    },

    recall({ known, ids }, caller) {
      const { tenant } = caller;
      const now = nowOf(tenant);
      const view = toView(known, caller);
      const found: MemoPiece[] = [];
      for (const signatureId of ids) {
        const result = resultOf(tenant, signatureId);
        const piece = result && pieces.get(result, view);
        if (piece === undefined || now > piece.until) return undefined;
        found.push(piece);
      }
      return {
        operationName: known.plan.operationName,
        joined: joinPieces(known.plan, found, pool),
        results: ids.length,
        disclosed: found.flatMap(({ disclosed }) => (disclosed === '' ? [] : [disclosed])).join(','),
      };
    },
  };
}

/** What a piece depends on beside its result. */
function toView({ name }: KnownOperation, caller: Caller): string {
  return `${name}\n${toSight(caller)}`;
}

/** By the caller, who is the same object for as long as a credential is known. */
const sights = new WeakMap<Caller, string>();

/** What a caller can see. Neither names of tenants nor scopes can hold a line break. */
function toSight(caller: Caller): string {
  const known = sights.get(caller);
  if (known !== undefined) return known;
  const sight = `${caller.tenant}\n${[...caller.scopes].sort().join(' ')}`;
  sights.set(caller, sight);
  return sight;
}
