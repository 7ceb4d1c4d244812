import type { ServerResponse } from 'node:http';
import type { SimulatedResponse } from '../http/response.js';
import type { Fault } from './fault.js';

type Cut = Extract<Fault, { kind: 'truncated' }>;

/**
 * Sends a response with a fault in its delivery. Returns the response whose status the client received, null when it
 * received none, and undefined for other kinds of faults.
 */
export function deliverBroken(
  fault: Fault,
  response: ServerResponse,
  real: () => SimulatedResponse,
): SimulatedResponse | null | undefined {
  switch (fault.kind) {
    case 'hang':
      return null;
    case 'reset':
      response.socket?.resetAndDestroy();
      return null;
    case 'reset-mid-body':
      return resetMidBody(response, real());
    case 'truncated':
      return truncate(response, real(), fault);
    case 'drip':
      return drip(response, real(), fault.everyMs);
    case 'endless':
      return sendEndlessly(response, real());
    default:
      return undefined;
  }
}

function resetMidBody(response: ServerResponse, answer: SimulatedResponse): SimulatedResponse {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.resetAndDestroy());
  return answer;
}

/** Writes to the socket directly, because Node.js would reject or repair each of these. */
function truncate(response: ServerResponse, answer: SimulatedResponse, { how, keepBytes }: Cut): SimulatedResponse {
  const bytes = Buffer.from(answer.body);
  const kept = bytes.subarray(0, keepBytes ?? bytes.length >> 1);
  const framing = {
    'content-length': [`content-length: ${bytes.length}`],
    chunked: ['transfer-encoding: chunked'],
    'close-delimited': ['connection: close'],
  }[how];
  const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${answer.status} OK`, ...headers, ...framing, '', ''].join('\r\n');
  const body = how === 'chunked' ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), kept]) : kept;
  response.socket?.end(Buffer.concat([Buffer.from(head), body]));
  return answer;
}

function drip(response: ServerResponse, answer: SimulatedResponse, everyMs: number): SimulatedResponse {
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  const timer = setInterval(() => response.write(' '), everyMs);
  response.on('close', () => clearInterval(timer));
  return answer;
}

function sendEndlessly(response: ServerResponse, answer: SimulatedResponse): SimulatedResponse {
  const block = ' '.repeat(65_536);
  const pour = () => {
    while (!response.destroyed && response.write(block));
  };
  response.writeHead(answer.status, answer.headers);
  response.on('drain', pour);
  pour();
  return answer;
}
