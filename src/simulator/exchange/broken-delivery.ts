import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';
import type { Fault } from './fault.js';

type Cut = Extract<Fault, { kind: 'truncated' }>;

/**
 * Sends what a fault leaves of an answer, where the fault lies in the sending. Returns the answer whose status the
 * caller got to see, or null where it saw none; undefined for faults of another sort.
 */
export function deliverBroken(fault: Fault, response: ServerResponse, real: () => Answer): Answer | null | undefined {
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
      return pourForEver(response, real());
    default:
      return undefined;
  }
}

function resetMidBody(response: ServerResponse, answer: Answer): Answer {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.resetAndDestroy());
  return answer;
}

/** Written to the socket by hand: Node's own response would complain about, or mend, every one of these. */
function truncate(response: ServerResponse, answer: Answer, { how, keepBytes }: Cut): Answer {
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

function drip(response: ServerResponse, answer: Answer, everyMs: number): Answer {
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  const timer = setInterval(() => response.write(' '), everyMs);
  response.on('close', () => clearInterval(timer));
  return answer;
}

function pourForEver(response: ServerResponse, answer: Answer): Answer {
  const block = ' '.repeat(65_536);
  const pour = () => {
    while (!response.destroyed && response.write(block));
  };
  response.writeHead(answer.status, answer.headers);
  response.on('drain', pour);
  pour();
  return answer;
}
