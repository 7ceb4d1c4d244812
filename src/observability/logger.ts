import { type DestinationStream, type Logger, pino } from 'pino';

type Output = {
  readonly writableLength: number;
  /** Calls back once the operating system has taken the text, or has refused it. */
  write(text: string, callback?: () => void): unknown;
  on(event: 'error', listener: () => void): unknown;
};

export type LogOutput = DestinationStream & {
  /** Resolves when every line has left this process. Waits for as long as the reader does not read. */
  flush(): Promise<void>;
};

/** Bytes buffered for the reader of the log: minutes of a quiet gateway, a second of a busy one. */
const MAX_UNREAD_BYTES = 1_048_576;

/**
 * Creates a logger that writes one JSON line per event to standard output. The code that logs chooses every field: never
 * pass a request, response, error or header object to it.
 */
export function createLogger(level: string, destination: DestinationStream = createLogOutput(process.stdout)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      // Serialized once per level, not once per line.
      formatters: { level: (levelName, number) => ({ level: number, levelName }) },
    },
    destination,
  );
}

/**
 * Creates an output that never blocks the process: with a megabyte unread, and after the reader has gone, lines are
 * dropped. The first line that gets through again says how many were dropped.
 */
export function createLogOutput(output: Output): LogOutput {
  let lost = 0;
  output.on('error', () => undefined);
  const writeLost = () => {
    if (lost === 0) return;
    const level = { level: 40, levelName: 'warn' };
    output.write(`${JSON.stringify({ ...level, time: new Date().toISOString(), lost, msg: 'log lines lost' })}\n`);
    lost = 0;
  };
  return {
    write(line) {
      if (output.writableLength >= MAX_UNREAD_BYTES) {
        lost += 1;
        return;
      }
      writeLost();
      output.write(line);
    },
    flush() {
      writeLost();
      return new Promise((resolve) => output.write('', () => resolve()));
    },
  };
}
