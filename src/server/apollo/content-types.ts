import { LRUCache } from 'lru-cache';
import { Negotiator } from 'negotiator';

/** As Apollo Server offers them, in its order, for a response that is not sent in parts. */
const AVAILABLE = [
  'application/json; charset=utf-8',
  'application/graphql-response+json; charset=utf-8',
  'application/json; callbackSpec=1.0; charset=utf-8',
];

/** Clients have few ways to write what they accept, and none of them is long. */
const MAX_ACCEPTS = 100;
const MAX_LENGTH = 256;

/**
 * Creates a function that returns the content type of a result for an Accept header, as Apollo Server chooses it;
 * undefined for a client that accepts none. Remembers the choices, since parsing the header takes longer than answering
 * from the response cache.
 */
export function createContentTypes(): (accept: string | undefined) => string | undefined {
  const known = new LRUCache<string, string>({ max: MAX_ACCEPTS });
  return (accept = '') => {
    if (accept === '') return AVAILABLE[0];
    const before = known.get(accept);
    if (before !== undefined) return before;
    const contentType = new Negotiator({ headers: { accept } }).mediaType(AVAILABLE);
    if (contentType !== undefined && accept.length <= MAX_LENGTH) known.set(accept, contentType);
    return contentType;
  };
}
