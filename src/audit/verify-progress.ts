/** How far a long reading has come, for somebody who waits at a terminal; a file or a pipe is told nothing. */
export type VerifyProgress = {
  /** The same bytes, counted as they are read. */
  count(bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
  /** Takes away what it has shown, so that the verdict stands alone. */
  end(): void;
};

export type VerifyProgressOptions = {
  readonly terminal: { readonly isTTY?: boolean; write(text: string): unknown };
  /** Of all files together; 0 where nobody knows. */
  readonly totalBytes: number;
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
};

/** What is over before has no need of it. */
const PATIENCE_MS = 2_000;
const EVERY_MS = 250;
const CLEAR_LINE = '\r\x1b[K';

export function createVerifyProgress({ terminal, totalBytes, monotonicNow }: VerifyProgressOptions): VerifyProgress {
  let readBytes = 0;
  let nextAt = monotonicNow() + PATIENCE_MS;
  let isShown = false;

  const show = () => {
    const total = totalBytes === 0 ? '' : ` of ${toMegabytes(totalBytes)}`;
    terminal.write(`${CLEAR_LINE}verified ${toMegabytes(readBytes)}${total} MB`);
    isShown = true;
    nextAt = monotonicNow() + EVERY_MS;
  };

  return {
    async *count(bytes) {
      for await (const chunk of bytes) {
        yield chunk;
        readBytes += chunk.length;
        if (terminal.isTTY && monotonicNow() >= nextAt) show();
      }
    },
    end() {
      if (isShown) terminal.write(CLEAR_LINE);
    },
  };
}

function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
