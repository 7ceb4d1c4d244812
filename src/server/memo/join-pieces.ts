import type { MemoPlan } from './memo-plan.js';
import type { MemoPiece } from './piece-memo.js';

const COMMA = 0x2c;

/** The whole answer, down to the line break that Apollo Server ends it with. */
export function joinPieces({ responseKey, isList }: MemoPlan, pieces: readonly MemoPiece[]): Buffer {
  const head = `{"data":{"${responseKey}":${isList ? '[' : ''}`;
  const tail = `${isList ? ']' : ''}}}\n`;
  const commas = Math.max(0, pieces.length - 1);
  const length = pieces.reduce((sum, { bytes }) => sum + bytes.length, head.length + commas + tail.length);
  const answer = Buffer.allocUnsafe(length);
  let at = answer.write(head, 0, 'latin1');
  for (const [index, { bytes }] of pieces.entries()) {
    if (index > 0) {
      answer[at] = COMMA;
      at += 1;
    }
    at += bytes.copy(answer, at);
  }
  answer.write(tail, at, 'latin1');
  return answer;
}
