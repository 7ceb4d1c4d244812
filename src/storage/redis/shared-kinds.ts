/**
 * The kinds of entries in Redis with the version of their shape. The version is part of the key name, so that two versions
 * of the gateway on one Redis, as during a rolling upgrade, never read, replace or delete each other's entries. Raise the
 * number with every change of a shape, even if it only adds an optional member.
 */
export const KINDS = {
  /** Shape: `StoredResult`. */
  result: 'result:3',
  /** Shape: `StoredPersonalData`. */
  personal: 'personal:1',
  /** Shape: the shared texts, such as `SharedToken`. */
  text: 'text:1',
  /** Shape: the notes that holders of leases leave. */
  lease: 'lease:2',
  /** Shape: the number of uses of a day, not encrypted, since Redis counts them. */
  budget: 'budget:1',
  /** Shape: an empty text. */
  mark: 'mark:1',
  /** Shape: `ClusterMessage`. */
  news: 'news:1',
} as const;
