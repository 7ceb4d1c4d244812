import { z } from 'zod';

export type HashAlgorithm = 'sha256' | 'sha1' | 'md5';

export type DocumentKey = {
  /** The id in the form used for comparison. For a hash: lower-case digits without the algorithm. */
  readonly key: string;
  /** Undefined for an id that is not a hash. */
  readonly algorithm: HashAlgorithm | undefined;
};

const DIGITS: Readonly<Record<HashAlgorithm, number>> = { sha256: 64, sha1: 40, md5: 32 };
const HASH = /^(?:(sha256|sha1|md5):)?([0-9a-f]{32,64})$/i;

/** Parses the id of a document as tools and clients write it, with or without the algorithm before the hash. */
export function toDocumentKey(id: string): DocumentKey {
  const [, named, digits = ''] = HASH.exec(id) ?? [];
  const algorithm = (Object.keys(DIGITS) as HashAlgorithm[]).find(
    (name) => DIGITS[name] === digits.length && (named === undefined || named.toLowerCase() === name),
  );
  return algorithm === undefined ? { key: id, algorithm } : { key: digits.toLowerCase(), algorithm };
}

/** Written by GraphQL Code Generator and Relay: an object of hash to document. */
const recordSchema = z.record(
  z.string().refine((id) => toDocumentKey(id).algorithm !== undefined),
  z.string().min(1),
);

/** Written by Apollo's generate-persisted-query-manifest. Ids are SHA-256 unless an app creates its own. */
const apolloSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().regex(/^[\x21-\x7e]{1,128}$/), body: z.string().min(1) })),
});

/** Returns the documents of a manifest by id, or undefined for text in another format. Does not parse the documents. */
export function parseManifest(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const apollo = apolloSchema.safeParse(json).data;
    if (apollo !== undefined) return new Map(apollo.operations.map(({ id, body }) => [id, body]));
    const record = recordSchema.safeParse(json).data;
    return record && new Map(Object.entries(record));
  } catch {
    return undefined;
  }
}
