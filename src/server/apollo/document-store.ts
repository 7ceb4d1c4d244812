import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Room for a thousand typical documents. */
const MAX_BYTES = 32 * 1024 * 1024;
/** A token with its nodes; 240 to 280 measured. */
const TOKEN_BYTES = 280;

/**
 * Creates a store for parsed and validated documents, bounded by their memory. Evicts the least recently used. Apollo's own
 * store counts the length of their JSON, which is a fifth of their memory.
 */
export function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_BYTES,
    sizeCalculation: estimateDocumentBytes,
  });
  return {
    get: async (key) => documents.get(key),
    async set(key, document) {
      forgetText(document);
      documents.set(key, document);
    },
    delete: async (key) => documents.delete(key),
  };
}

/**
 * Releases the text that the document was parsed from. It would only be used to find the lines of errors, character by
 * character; `locationsOf` reads them from the tokens.
 */
function forgetText({ loc }: DocumentNode): void {
  if (loc !== undefined) loc.source.body = '';
}

/**
 * Estimates the memory of a parsed document including its text. In V8, names and values of 13 or more characters are views
 * of the text and keep it alive, and a character may take two bytes. Takes linear time in the number of tokens, including
 * comments.
 */
export function estimateDocumentBytes({ loc }: DocumentNode): number {
  let tokens = 1;
  for (let token = loc?.startToken; token?.next; token = token.next) tokens += 1;
  return tokens * TOKEN_BYTES + 2 * (loc?.end ?? 0);
}
