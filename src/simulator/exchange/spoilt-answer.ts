import { gzipSync } from 'node:zlib';
import { type Answer, toHtmlAnswer } from './answer.js';
import type { ToEnvelope } from './envelope.js';
import type { Fault } from './fault.js';

const notJsonBodies = { html: toHtmlAnswer(200, 'Maintenance').body, empty: '', text: 'upstream says hello' };

/** The answer that a fault puts in place of the real one; null for the faults that are not an answer of their own. */
export function toSpoiltAnswer(fault: Fault, makeRealAnswer: () => Answer, toEnvelope: ToEnvelope): Answer | null {
  switch (fault.kind) {
    case 'envelope':
      return toEnvelope(fault.code, fault);
    case 'no-data':
      return toEnvelope('SUCCESS', { data: null });
    case 'http-status': {
      const page = toHtmlAnswer(fault.status, 'Simulated failure');
      return { ...page, headers: { ...page.headers, ...fault.headers } };
    }
    case 'not-json':
      return toRawAnswer(200, fault.body === 'html' ? 'text/html' : 'application/json', notJsonBodies[fault.body]);
    case 'raw':
      return toRawAnswer(fault.status ?? 200, fault.contentType ?? 'application/json', fault.body);
    case 'redirect':
      return { ...toHtmlAnswer(fault.status, 'Moved'), headers: { location: fault.location } };
    case 'oversized':
      return toOversizedAnswer(makeRealAnswer(), fault.bytes, fault.encoding);
    default:
      return null;
  }
}

function toRawAnswer(status: number, contentType: string, body: string | Buffer): Answer {
  return { status, headers: { 'content-type': contentType }, body, code: null, billed: null };
}

/** White space may follow a JSON text, so that the size is the only thing wrong with the answer. */
function toOversizedAnswer(real: Answer, bytes: number, encoding: 'gzip' | undefined): Answer {
  const body = Buffer.alloc(bytes, ' ');
  body.write(real.body.toString());
  if (encoding === undefined) return { ...real, body };
  return { ...real, headers: { ...real.headers, 'content-encoding': encoding }, body: gzipSync(body) };
}
