import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { HttpRequestError, RequestAborted } from '../errors.js';

const JSON_TYPE = 'application/json';
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]*)/i;
const CODES = { 400: 'BAD_REQUEST', 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' } as const;

/** A body that is counted while it arrives. */
export type BodyArrival = {
  /** Counts bytes that are in memory. Throws `HttpRequestError` when there is no room for them. */
  add(bytes: number): void;
  /** Stops counting. May be called more than once. */
  end(): void;
};

export type BodyOptions = {
  readonly maxBytes: number;
  /** Called for a body that did not come complete with the headers. Throws `HttpRequestError` when there is no room. */
  readonly enter?: (() => BodyArrival) | undefined;
  /** Sends 100 (Continue) to a client that waits for it, once nothing rejects the body. */
  readonly sendContinue?: (() => void) | undefined;
};

/**
 * Resolves to the text of a JSON body, or to undefined when its content type is not JSON. Rejects with
 * `HttpRequestError` as soon as more than `maxBytes` are announced or have come, of any type; the rest is not read.
 * Rejects compressed JSON and JSON that is not UTF-8; leaves a byte order mark out. Rejects with `RequestAborted` when
 * the connection ends before the body does, and with what `enter` and `add` throw.
 */
export async function readJsonText(request: IncomingMessage, options: BodyOptions): Promise<string | undefined> {
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const isJson = contentType === JSON_TYPE || contentType.split(';', 1)[0]?.trim().toLowerCase() === JSON_TYPE;
  if (isJson && encoding !== 'identity') throw bodyError(415, 'Compressed bodies are not accepted.');
  if (isJson && contentType !== JSON_TYPE) assertUtf8(contentType);
  const bytes = await readBytes(request, options);
  return isJson ? toText(bytes) : undefined;
}

/** Rejects a media type that names another encoding than UTF-8, which JSON has (RFC 8259, section 8.1). */
function assertUtf8(contentType: string): void {
  const charset = CHARSET.exec(contentType)?.[1]?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8') throw bodyError(415, 'JSON is accepted in UTF-8 only.');
}

/** Returns the text without its byte order mark. Rejects bytes that are not UTF-8. */
function toText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw bodyError(400, 'The body of the request is not valid UTF-8.');
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.toString('utf8', start);
}

function bodyError(status: 400 | 413 | 415, message: string): HttpRequestError {
  return new HttpRequestError({ status, code: CODES[status], message });
}

/** Resolves to a body as it came. Rejects as `readJsonText` does, but for no content. */
export function readBytes(request: IncomingMessage, { maxBytes, enter, sendContinue }: BodyOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLong = () => bodyError(413, `The body is longer than ${maxBytes} bytes.`);
    const announced = Number(request.headers['content-length'] ?? Number.NaN);
    if (announced > maxBytes) throw tooLong();
    // A request whose client left before it was read emits no further event.
    if (request.destroyed) throw new RequestAborted();
    const chunks: Buffer[] = [];
    let byteLength = 0;
    let isWhole = false;
    let isRejected = false;
    let arrival: BodyArrival | undefined;
    const fail = (error: unknown) => {
      isRejected = true;
      request.off('data', onData).off('end', onEnd).pause();
      // The request stays in memory until its connection is closed.
      chunks.length = 0;
      arrival?.end();
      reject(error);
    };
    // An iterator over the chunks would cost more than everything else that is done with a short body.
    const onData = (chunk: Buffer) => {
      byteLength += chunk.byteLength;
      chunks.push(chunk);
      if (byteLength > maxBytes) return fail(tooLong());
      try {
        arrival?.add(chunk.byteLength);
      } catch (error) {
        fail(error);
      }
    };
    const onEnd = () => {
      isWhole = true;
      arrival?.end();
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, byteLength));
    };
    request.on('data', onData).on('end', onEnd);
    // Without a listener for errors, a connection that fails emits this event alone.
    request.on('close', () => {
      arrival?.end();
      if (!isWhole) reject(new RequestAborted());
    });
    if (request.complete) return;
    const count = () => {
      if (isRejected || request.complete || request.destroyed || byteLength === announced) return;
      try {
        arrival = enter?.();
        arrival?.add(byteLength);
        sendContinue?.();
      } catch (error) {
        fail(error);
      }
    };
    // By the next tick a body has been read as far as it was in the packet of the headers. The last chunk of a body
    // without a length says only later that it is the last.
    if (Number.isNaN(announced)) setImmediate(count);
    else process.nextTick(count);
  });
}
