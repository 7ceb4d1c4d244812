import type { IncomingMessage } from 'node:http';

/** The client's fault, with the HTTP status that says so. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The JSON of a request, or undefined when its content type is not JSON. Throws `BodyError` as soon as more than
 * `maxBytes` are announced or have come, whatever their type; the rest is not read. Compressed JSON is refused.
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const isJson = contentType.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
  if (isJson && encoding !== 'identity') throw new BodyError(415, 'Compressed bodies are not accepted.');
  const text = await readText(request, maxBytes);
  if (!isJson) return undefined;
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
    request.once('end', () => resolve(Buffer.concat(chunks, byteLength).toString('utf8')));
    request.once('error', reject);
    // Of one that was cut off there is no other word.
    request.once('close', () => request.complete || reject(new Error('the request was cut off')));
  });
}
