import type { IncomingMessage } from 'node:http';
import { isDeeperThan } from './json-depth.js';

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
 * The JSON of a request, or undefined when its content type is not JSON. Throws `BodyError` as soon as more than
 * `maxBytes` are announced or have come, whatever their type; the rest is not read. Compressed JSON is refused, and JSON
 * that is nested more than 64 levels deep. Throws `RequestCutOff` when the connection ends before the body does.
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const isJson = contentType.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
  if (isJson && encoding !== 'identity') throw new BodyError(415, 'Compressed bodies are not accepted.');
  const bytes = await readBytes(request, maxBytes);
  if (!isJson) return undefined;
  if (isDeeperThan(MAX_DEPTH, bytes)) throw new BodyError(400, `JSON may be nested ${MAX_DEPTH} levels deep at most.`);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new BodyError(400, 'Invalid JSON in the body of the request.');
  }
}

function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLong = () => new BodyError(413, `The body is longer than ${maxBytes} bytes.`);
    let isWhole = false;
    const cutOff = () => isWhole || reject(new RequestCutOff());
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLong();
    // Of one whose sender left before it was read there is no further word.
    if (request.destroyed) return void cutOff();
    const chunks: Buffer[] = [];
    let byteLength = 0;
    // An iterator over the chunks would cost more than all that is done with a short body.
    request.on('data', (chunk: Buffer) => {
      byteLength += chunk.byteLength;
      chunks.push(chunk);
      if (byteLength <= maxBytes) return;
      request.pause();
      reject(tooLong());
    });
    request.once('end', () => {
      isWhole = true;
      resolve(Buffer.concat(chunks, byteLength));
    });
    request.once('error', cutOff).once('close', cutOff);
  });
}
