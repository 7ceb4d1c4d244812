import { LRUCache } from 'lru-cache';

/** The JSON of one result as one operation selects it, for callers of one tenant with the same scopes. */
export type MemoPiece = {
  /** In a list; else of the whole answer. */
  readonly bytes: Buffer;
  /** The last instant at which it may be handed out, in epoch milliseconds on the clock of the tenant's links. */
  readonly until: number;
  /** What the audit log has to say of it, as the inside of a JSON list; empty where it shows nothing. */
  readonly disclosed: string;
};

/** Pieces by the very result object that they were made of, and by what else they depend on. */
export type PieceMemo = {
  /** Says nothing about whether it may still be handed out. */
  get(result: object, view: string): MemoPiece | undefined;
  set(result: object, view: string, piece: MemoPiece): void;
};

type Pieces = ReadonlyMap<string, MemoPiece>;

/** Objects, keys and slots around the bytes of a piece; measured, rounded up. */
const OVERHEAD_BYTES = 768;
/** A result that has left the store lives on in its pieces; measured on one with three pictures, rounded up. */
const RESULT_BYTES = 2_048;
/** Each that is added is added to a copy of those of its result; nobody selects from one result in more ways. */
const MAX_VIEWS = 32;

/** Bounded in bytes, the pieces of the least recently read result going first. */
export function createPieceMemo(maxBytes: number): PieceMemo {
  const results = new LRUCache<object, Pieces>({ maxSize: maxBytes, sizeCalculation: sizeOf });
  return {
    get: (result, view) => results.get(result)?.get(view),
    set(result, view, piece) {
      const others = [...(results.get(result) ?? [])].filter(([name]) => name !== view);
      results.set(result, new Map([...others.slice(1 - MAX_VIEWS), [view, piece]]));
    },
  };
}

function sizeOf(pieces: Pieces): number {
  let size = RESULT_BYTES;
  for (const [view, { bytes, disclosed }] of pieces)
    size += OVERHEAD_BYTES + bytes.length + disclosed.length + 2 * view.length;
  return size;
}
