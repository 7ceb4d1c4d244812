import type { IncomingMessage, ServerResponse } from 'node:http';

export type LingeringLimits = {
  /** How long the rest of one request is read, in milliseconds. */
  readonly ms: number;
  /** How much of it is read. */
  readonly bytes: number;
  /** How many connections may linger at once; others are closed without waiting. */
  readonly connections: number;
};

export const LINGERING_LIMITS: LingeringLimits = { ms: 1_000, bytes: 8 * 1024 * 1024, connections: 256 };

export type LingeringClose = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Ends a response that is already written while its client still sends. Reads and discards the rest of the request first:
 * a connection that is closed with unread data is reset, and the client loses the response (RFC 9112, section 9.6).
 */
export function createLingeringClose(
  after: (ms: number, callback: () => void) => () => void,
  limits = LINGERING_LIMITS,
): LingeringClose {
  let lingering = 0;
  return (request, response) => {
    if (request.complete || request.destroyed || lingering >= limits.connections) {
      response.end();
      return;
    }
    lingering += 1;
    let bytesLeft = limits.bytes;
    const discard = ({ length }: Buffer) => {
      bytesLeft -= length;
      if (bytesLeft < 0) end();
    };
    const end = () => {
      request.off('data', discard).off('end', end).off('close', end);
      cancel();
      lingering -= 1;
      response.end();
    };
    const cancel = after(limits.ms, end);
    request.on('data', discard).on('end', end).on('close', end).resume();
  };
}
