/** Buffers that are used again and again: memory outside of the heap is what makes the collector run. */
export type BufferPool = {
  /** At least `length` bytes, with anything in them. */
  take(length: number): Buffer;
  /** Of a buffer that nobody reads or writes any more; whoever cannot tell keeps it to himself. */
  giveBack(buffer: Buffer): void;
};

/** Sizes are whole multiples of this, so that answers of nearly the same length share buffers. */
const STEP_BYTES = 64 * 1024;

/** Holds at most `maxBytes` for later; more may be in use. */
export function createBufferPool(maxBytes: number): BufferPool {
  const free = new Map<number, Buffer[]>();
  let held = 0;
  return {
    take(length) {
      const size = Math.ceil(length / STEP_BYTES) * STEP_BYTES;
      const buffer = free.get(size)?.pop();
      if (buffer === undefined) return Buffer.allocUnsafeSlow(size);
      held -= size;
      return buffer;
    },
    giveBack(buffer) {
      const size = buffer.length;
      if (held + size > maxBytes) return;
      held += size;
      const others = free.get(size);
      if (others === undefined) free.set(size, [buffer]);
      else others.push(buffer);
    },
  };
}
