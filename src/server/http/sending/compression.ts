import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { Negotiator } from 'negotiator';

/**
 * Compresses a body as its client accepts, and sets the headers that say so. Returns undefined for a body that is sent as
 * it is: there is nothing to gain, the client accepts no encoding, or enough others are being compressed.
 */
export type Compress = (reply: FastifyReply, body: string | Buffer) => Promise<Buffer> | undefined;

/** A shorter body fits into two packets. */
const MIN_BYTES = 2_048;
/** A longer body is mostly Base64 of JPEG, which keeps three quarters of its length, and takes tens of milliseconds. */
const MAX_BYTES = 1024 * 1024;
/** Half of the threads that Node.js has for this; the same threads write the audit log. */
const MAX_AT_ONCE = 2;

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

const ENCODE: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: (bytes) => gzipped(bytes, { level: 5 }),
  br: (bytes) =>
    brotlied(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        // A window of 256 kB; the default takes 4 MB for each response.
        [constants.BROTLI_PARAM_LGWIN]: 18,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
};

/** Bodies do not queue: while `MAX_AT_ONCE` are being compressed, others are sent as they are. */
export function createCompression(): Compress {
  let underWay = 0;
  return (reply, body) => {
    if (body.length <= MIN_BYTES || body.length > MAX_BYTES) return undefined;
    reply.header('vary', 'Origin, Accept-Encoding');
    if (underWay >= MAX_AT_ONCE) return undefined;
    const encoding = chooseEncoding(reply.request.headers['accept-encoding']);
    if (encoding === undefined) return undefined;
    underWay += 1;
    return encode(reply, body, encoding).finally(() => {
      underWay -= 1;
    });
  };
}

async function encode(reply: FastifyReply, body: string | Buffer, encoding: Encoding): Promise<Buffer> {
  const bytes = await ENCODE[encoding](typeof body === 'string' ? Buffer.from(body) : body);
  reply.header('content-encoding', encoding);
  return bytes;
}

type Encoding = 'br' | 'gzip';

/** In this order where a client weighs them alike. `x-gzip` is another name of gzip (RFC 9110, section 8.4.1.3). */
const ENCODINGS = ['br', 'gzip', 'x-gzip', 'identity'];

/**
 * Returns the encoding that a client prefers by its weights (RFC 9110, section 12.5.3). Returns undefined for a client
 * that accepts neither, or that prefers `identity`.
 */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | undefined {
  if (acceptEncoding === undefined) return undefined;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  const encoding = negotiator.encoding(ENCODINGS, { preferred: ENCODINGS });
  if (encoding === undefined || encoding === 'identity') return undefined;
  return encoding === 'br' ? 'br' : 'gzip';
}
