import type { HTTPGraphQLResponse } from '@apollo/server';
import { LRUCache } from 'lru-cache';

/** The content type that Apollo Server gives answers to clients that accept so and so. */
export type ContentTypes = {
  find(accept: string | undefined): string | undefined;
  learn(accept: string | undefined, answer: HTTPGraphQLResponse): void;
};

/** Clients have few ways to say what they accept, and none of them needs this much room for it. */
const MAX_ACCEPTS = 100;
const MAX_LENGTH = 256;
/** A browser that accepts pages gets one where it asks for nothing; what it asks for is never that. */
const JSON_TYPE = /^application\/([a-z-]+\+)?json(;|$)/;

/** Learns from the answers of Apollo Server how it has weighed what clients accept, so that nobody weighs it twice. */
export function createContentTypes(): ContentTypes {
  const known = new LRUCache<string, string>({ max: MAX_ACCEPTS });
  return {
    find: (accept = '') => known.get(accept),
    learn(accept = '', { status = 200, headers, body }) {
      const contentType = headers.get('content-type');
      if (accept.length > MAX_LENGTH || known.has(accept)) return;
      if (status === 200 && body.kind === 'complete' && contentType !== undefined && JSON_TYPE.test(contentType))
        known.set(accept, contentType);
    },
  };
}
