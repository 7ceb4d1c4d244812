/** Bytes of lines one after the other, in memory that is used again: a busy log would else make much to be collected. */
export type LineBuffer = {
  /** The bytes of this line; they stay as they are until `clear`. */
  add(line: string): Buffer;
  all(): Buffer;
  clear(): void;
};

const FIRST_BYTES = 64 * 1024;
/** A character of UTF-16 never takes more in UTF-8. */
const MAX_BYTES_A_CHARACTER = 3;

export function createLineBuffer(): LineBuffer {
  let buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  let length = 0;
  const makeRoom = (needed: number) => {
    if (needed <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  };
  return {
    add(line) {
      if (length + line.length * MAX_BYTES_A_CHARACTER > buffer.length) makeRoom(length + Buffer.byteLength(line));
      const start = length;
      length += buffer.write(line, start, 'utf8');
      return buffer.subarray(start, length);
    },
    all: () => buffer.subarray(0, length),
    clear() {
      length = 0;
    },
  };
}
