import { describeConnectionFailure, isBeforeSending } from '../../egress/connection-failure.js';
import { type HttpClient, type HttpResponse, UnknownEncodingError } from '../../egress/http-client.js';
import { ProviderError } from '../provider-error.js';

export type ProviderRequest = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON with POST; undefined for a GET. */
  readonly body: unknown;
  /** Limit of the response body in bytes, after decompression. */
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal;
};

export type TransportResponse = {
  readonly status: number;
  readonly retryAfter: string | null;
  /** Empty where the status alone decides; see `hasNoEnvelope`. */
  readonly text: string;
  /** No length was announced, so the end of the connection ended the body: a truncated body looks the same. */
  readonly mayBeTruncated: boolean;
};

export type Transport = (request: ProviderRequest) => Promise<TransportResponse>;

/** Returns whether a status alone decides, since such a response comes from a proxy and may have any body. */
export function hasNoEnvelope(status: number): boolean {
  return (status >= 300 && status < 400) || status === 404 || status === 429 || status >= 500;
}

/**
 * Sends a request and returns the whole response as text. Does not retry, never follows a redirect (the access token
 * would go to the other host), reads no more than `maxBodyBytes`, and no body at all where the status alone decides.
 *
 * @throws ProviderError `unavailable` when the connection fails, `invalid-response` for a body that is too long or not
 * UTF-8; the reason of `signal` when it aborts.
 */
export function createTransport(baseUrl: string, send: HttpClient): Transport {
  return async ({ path, headers, body, maxBodyBytes, signal }) => {
    try {
      const response = await send(baseUrl + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          accept: 'application/json',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal,
      });
      const mayBeTruncated = !response.headers.has('content-length') && !response.headers.has('transfer-encoding');
      const isUnread = hasNoEnvelope(response.status);
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        text: isUnread
          ? await leaveUnread(response)
          : decodeUtf8(await readBounded(response, maxBodyBytes), mayBeTruncated),
        mayBeTruncated,
      };
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      signal.throwIfAborted();
      if (error instanceof UnknownEncodingError) {
        throw new ProviderError('invalid-response', 'response has an unknown content encoding');
      }
      const isFree = isBeforeSending(error);
      throw new ProviderError('unavailable', describeConnectionFailure(error), { isFree, cause: error });
    }
  };
}

async function leaveUnread(response: HttpResponse): Promise<string> {
  await response.body?.cancel();
  return '';
}

async function readBounded(response: HttpResponse, maxBytes: number): Promise<Buffer> {
  const tooLong = () => new ProviderError('invalid-response', 'response exceeds the size limit');
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await leaveUnread(response);
    throw tooLong();
  }
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of response.body ?? []) {
    byteLength += chunk.byteLength;
    // Throwing from the loop cancels the stream and closes the connection.
    if (byteLength > maxBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, byteLength);
}

/** Drops an incomplete last character of a truncated body; the incomplete JSON before it shows the truncation. */
function decodeUtf8(bytes: Buffer, mayBeTruncated: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayBeTruncated });
  } catch {
    throw new ProviderError('invalid-response', 'response is not UTF-8');
  }
}
