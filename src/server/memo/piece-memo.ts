import { LRUCache } from 'lru-cache';

/** The JSON of one result as one operation selects it, for callers of one tenant with the same scopes. */
export type MemoPiece = {
  /** The very object that it was made of. */
  readonly result: object;
  /** In a list; else of the whole answer. */
  readonly bytes: Buffer;
  /** The last instant at which it may be handed out, in epoch milliseconds on the clock of the tenant's links. */
  readonly until: number;
  /** What the audit log has to say of it, as the inside of a JSON list; empty where it shows nothing. */
  readonly disclosed: string;
};

export type PieceMemo = {
  /** Says nothing about whether it may still be handed out. */
  get(key: string): MemoPiece | undefined;
  set(key: string, piece: MemoPiece): void;
};

/** Objects, key and slots around the bytes of a piece; measured, rounded up. */
const OVERHEAD_BYTES = 768;

/** Bounded in bytes, the least recently read going first. */
export function createPieceMemo(maxBytes: number): PieceMemo {
  return new LRUCache<string, MemoPiece>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes, disclosed }, key) => OVERHEAD_BYTES + bytes.length + disclosed.length + 2 * key.length,
  });
}
