import { type DestinationStream, type Logger, pino } from 'pino';
import { createLogOutput } from './log-output.js';

/**
 * One JSON line an event, on standard output. What may be logged is decided where it is logged, field by field: no
 * request, answer, error or header object is ever handed to it.
 */
export function createLogger(level: string, destination: DestinationStream = createLogOutput(process.stdout)): Logger {
  return pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, destination);
}
