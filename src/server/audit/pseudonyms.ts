import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A list of results has a few pictures of each; who is looked at today is looked at again. */
const MAX_REMEMBERED = 10_000;

/** What stands for a signature id in the audit log: its HMAC-SHA-256 in hex, which cannot be turned back without the key. */
export function createPseudonyms(hmacKey: string): (signatureId: string) => string {
  const known = new LRUCache<string, string>({ max: MAX_REMEMBERED });
  return (signatureId) => {
    const remembered = known.get(signatureId);
    if (remembered !== undefined) return remembered;
    const pseudonym = createHmac('sha256', hmacKey).update(signatureId).digest('hex');
    known.set(signatureId, pseudonym);
    return pseudonym;
  };
}
