import type { IncomingMessage } from 'node:http';
import { isDeeperThan } from './json-depth.js';

const JSON_TYPE = 'application/json';

/** Variables and extensions of all known clients are far flatter. */
const MAX_DEPTH = 64;

/** The client's fault, with the HTTP status that says so. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/** Whoever sent the request is gone before it was read: there is nobody to answer. */
export class RequestCutOff extends Error {
  override readonly name = 'RequestCutOff';
}

/**
 * The text of a request's JSON, or undefined when its content type is not JSON. Throws `BodyError` as soon as more than
 * `maxBytes` are announced or have come, whatever their type; the rest is not read. Compressed JSON is refused. Throws
 * `RequestCutOff` when the connection ends before the body does.
 */
export async function readJsonText(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const isJson = contentType === JSON_TYPE || contentType.split(';', 1)[0]?.trim().toLowerCase() === JSON_TYPE;
  if (isJson && encoding !== 'identity') throw new BodyError(415, 'Compressed bodies are not accepted.');
  const text = await readText(request, maxBytes);
  return isJson ? text : undefined;
}

/** What the text says. Throws `BodyError` for what is no JSON, or is nested more than 64 levels deep. */
export function parseJson(text: string): unknown {
  if (isDeeperThan(MAX_DEPTH, text)) throw new BodyError(400, `JSON may be nested ${MAX_DEPTH} levels deep at most.`);
  try {
    return JSON.parse(text);
  } catch {
    throw new BodyError(400, 'Invalid JSON in the body of the request.');
  }
}

function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const tooLong = () => new BodyError(413, `The body is longer than ${maxBytes} bytes.`);
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLong();
    // Of one whose sender left before it was read there is no further word.
    if (request.destroyed) throw new RequestCutOff();
    const chunks: Buffer[] = [];
    let byteLength = 0;
    let isWhole = false;
    // An iterator over the chunks would cost more than all that is done with a short body.
    request.on('data', (chunk: Buffer) => {
      byteLength += chunk.byteLength;
      chunks.push(chunk);
      if (byteLength <= maxBytes) return;
      request.pause();
      reject(tooLong());
    });
    request.on('end', () => {
      isWhole = true;
      const [first] = chunks;
      const bytes = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, byteLength);
      resolve(bytes.toString('utf8'));
    });
    // Where nobody listens for errors, a connection that fails says so in this way alone.
    request.on('close', () => {
      if (!isWhole) reject(new RequestCutOff());
    });
  });
}
