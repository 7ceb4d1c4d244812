import type { DestinationStream } from 'pino';

type Output = {
  readonly writableLength: number;
  write(text: string): unknown;
  on(event: 'error', listener: () => void): unknown;
};

/** What may wait to be read, in bytes: minutes of a quiet gateway, a second of a busy one. */
const MAX_UNREAD_BYTES = 1_048_576;

/**
 * Lines that nobody reads hold up nobody: past a megabyte they are lost, as are those for a reader that has gone. How
 * many were lost is the first line that gets through again.
 */
export function createLogOutput(output: Output): DestinationStream {
  let lost = 0;
  output.on('error', () => undefined);
  return {
    write(line) {
      if (output.writableLength >= MAX_UNREAD_BYTES) {
        lost += 1;
        return;
      }
      if (lost > 0) {
        output.write(`${JSON.stringify({ level: 40, time: new Date().toISOString(), lost, msg: 'log lines lost' })}\n`);
        lost = 0;
      }
      output.write(line);
    },
  };
}
