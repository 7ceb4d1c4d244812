/** Shows the progress of a long verification on a terminal; writes nothing to a file or pipe. */
export type VerifyProgress = {
  /** Passes the bytes through and counts them. */
  count(bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
  /** Erases the progress, so that only the verdict remains. */
  end(): void;
};

export type VerifyProgressOptions = {
  readonly terminal: { readonly isTTY?: boolean; write(text: string): unknown };
  /** The size of all files together; 0 if it is not known. */
  readonly totalBytes: number;
  readonly monotonicNow: () => number;
};

/** A shorter verification shows no progress. */
const DELAY_MS = 2_000;
const EVERY_MS = 250;
const CLEAR_LINE = '\r\x1b[K';

export function createVerifyProgress({ terminal, totalBytes, monotonicNow }: VerifyProgressOptions): VerifyProgress {
  let readBytes = 0;
  let nextAt = monotonicNow() + DELAY_MS;
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
