import type { BufferPool } from './buffer-pool.js';
import type { MemoPlan } from './memo-plan.js';
import type { MemoPiece } from './piece-memo.js';

/** An answer to send. `release`, where it is there, is for when it has been sent, and only then; it need not be called. */
export type JoinedAnswer = { readonly bytes: Buffer; release?: () => void };

const COMMA = 0x2c;
/** What is shorter than this is not worth the care. */
const POOLED_FROM_BYTES = 16 * 1024;

/** The whole answer with this JSON in it, down to the line break that Apollo Server ends it with. */
export function toWholeAnswer(plan: MemoPlan, json: string): string {
  return headOf(plan) + json + tailOf(plan);
}

/** The pieces of a list in one answer; the piece of a single result is one already. */
export function joinPieces(plan: MemoPlan, pieces: readonly MemoPiece[], pool: BufferPool): JoinedAnswer {
  const [first] = pieces;
  if (!plan.isList && first !== undefined) return { bytes: first.bytes };
  const head = headOf(plan);
  const tail = tailOf(plan);
  let length = head.length + tail.length + Math.max(0, pieces.length - 1);
  for (const { bytes } of pieces) length += bytes.length;
  const isPooled = length >= POOLED_FROM_BYTES;
  const buffer = isPooled ? pool.take(length) : Buffer.allocUnsafe(length);
  let at = buffer.write(head, 0, 'latin1');
  for (const { bytes } of pieces) {
    if (at > head.length) {
      buffer[at] = COMMA;
      at += 1;
    }
    buffer.set(bytes, at);
    at += bytes.length;
  }
  buffer.write(tail, at, 'latin1');
  return { bytes: buffer.subarray(0, length), ...(isPooled && { release: () => pool.giveBack(buffer) }) };
}

function headOf({ responseKey, isList }: MemoPlan): string {
  return `{"data":{"${responseKey}":${isList ? '[' : ''}`;
}

function tailOf({ isList }: MemoPlan): string {
  return `${isList ? ']' : ''}}}\n`;
}
