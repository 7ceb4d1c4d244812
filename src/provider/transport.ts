import { ProviderError } from './provider-error.js';
import type { Send, SentAnswer } from './send.js';

export type ProviderRequest = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Bytes of the answer after decompression. */
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal;
};

export type HttpAnswer = {
  readonly status: number;
  readonly retryAfter: string | null;
  /** Empty where the status says everything. */
  readonly text: string;
  /** No length was announced: the end of the body was the end of the connection, which looks the same as a cut. */
  readonly isEndUnsure: boolean;
};

export type Transport = (request: ProviderRequest) => Promise<HttpAnswer>;

/** Statuses that say everything by themselves: they come from something in between, with whatever body it likes. */
export function isSaidByStatus(status: number): boolean {
  return (status >= 300 && status < 400) || status === 404 || status === 429 || status >= 500;
}

/**
 * One POST of JSON, one whole answer as text. Does not retry, never follows a redirect (the access token would go to
 * the other host), reads no more than `maxBodyBytes`, and nothing of a body that cannot matter.
 * Throws `unavailable` when the connection fails, the reason of `signal` when it aborts, and `invalid-response` for a
 * body that is too long or not UTF-8.
 */
export function createTransport(baseUrl: string, send: Send): Transport {
  return async ({ path, headers, body, maxBodyBytes, signal }) => {
    try {
      const response = await send(baseUrl + path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal,
      });
      const isEndUnsure = !response.headers.has('content-length') && !response.headers.has('transfer-encoding');
      const isUnread = isSaidByStatus(response.status);
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        text: isUnread
          ? await leaveUnread(response)
          : decodeUtf8(await readBounded(response, maxBodyBytes), isEndUnsure),
        isEndUnsure,
      };
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      signal.throwIfAborted();
      throw new ProviderError('unavailable', 'connection failed', { cause: error });
    }
  };
}

async function leaveUnread(response: SentAnswer): Promise<string> {
  await response.body?.cancel();
  return '';
}

async function readBounded(response: SentAnswer, maxBytes: number): Promise<Buffer> {
  const tooLong = () => new ProviderError('invalid-response', 'answer is over the size limit');
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await leaveUnread(response);
    throw tooLong();
  }
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of response.body ?? []) {
    byteLength += chunk.byteLength;
    // Leaving the loop cancels the stream and with it the connection.
    if (byteLength > maxBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, byteLength);
}

/** A last letter that a cut left incomplete is left out: that the rest is no whole JSON tells the cut. */
function decodeUtf8(bytes: Buffer, mayBeCut: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayBeCut });
  } catch {
    throw new ProviderError('invalid-response', 'answer is not UTF-8');
  }
}
