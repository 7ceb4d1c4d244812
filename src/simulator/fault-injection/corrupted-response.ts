import { gzipSync } from 'node:zlib';
import type { ToEnvelope } from '../http/envelope.js';
import { type SimulatedResponse, toHtmlResponse } from '../http/response.js';
import type { Fault } from './fault.js';

const notJsonBodies = { html: toHtmlResponse(200, 'Maintenance').body, empty: '', text: 'upstream says hello' };

/** Returns the response that a fault sends instead of the real one; null for faults without a response of their own. */
export function toCorruptedResponse(
  fault: Fault,
  createRealResponse: () => SimulatedResponse,
  toEnvelope: ToEnvelope,
): SimulatedResponse | null {
  switch (fault.kind) {
    case 'envelope':
      return toEnvelope(fault.code, fault);
    case 'no-data':
      return toEnvelope('SUCCESS', { data: null });
    case 'http-status': {
      const page = toHtmlResponse(fault.status, 'Simulated failure');
      return { ...page, headers: { ...page.headers, ...fault.headers } };
    }
    case 'not-json':
      return toRawResponse(200, fault.body === 'html' ? 'text/html' : 'application/json', notJsonBodies[fault.body]);
    case 'raw':
      return toRawResponse(fault.status ?? 200, fault.contentType ?? 'application/json', fault.body);
    case 'redirect':
      return { ...toHtmlResponse(fault.status, 'Moved'), headers: { location: fault.location } };
    case 'oversized':
      return toOversizedResponse(createRealResponse(), fault.bytes, fault.encoding);
    default:
      return null;
  }
}

function toRawResponse(status: number, contentType: string, body: string | Buffer): SimulatedResponse {
  return { status, headers: { 'content-type': contentType }, body, code: null, billed: null };
}

/** Whitespace may follow JSON, so the size is the only flaw. */
function toOversizedResponse(real: SimulatedResponse, bytes: number, encoding: 'gzip' | undefined): SimulatedResponse {
  const body = Buffer.alloc(bytes, ' ');
  body.write(real.body.toString());
  if (encoding === undefined) return { ...real, body };
  return { ...real, headers: { ...real.headers, 'content-encoding': encoding }, body: gzipSync(body) };
}
