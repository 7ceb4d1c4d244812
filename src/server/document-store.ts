import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Some hundreds of documents as clients have them; 240 to 280 bytes of memory a token, measured. */
const MAX_TOKENS_KEPT = 100_000;

/**
 * Documents that were parsed and found valid, the least recently asked going first. Apollo's own store counts the length
 * of their JSON, of which the memory that they take is five times as much.
 */
export function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({ maxSize: MAX_TOKENS_KEPT, sizeCalculation: countTokens });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => void documents.set(key, document),
    delete: async (key) => documents.delete(key),
  };
}

function countTokens({ loc }: DocumentNode): number {
  let count = 1;
  for (let token = loc?.startToken; token?.next; token = token.next) count += 1;
  return count;
}
