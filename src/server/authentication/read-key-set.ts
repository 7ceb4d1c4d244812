/** A JSON Web Key Set could not be read. Its message is ours. */
export class KeySetError extends Error {
  override readonly name = 'KeySetError';
}

export type KeySetSource = {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly after: (ms: number, callback: () => void) => () => void;
};

const TIMEOUT_MS = 2_000;
const MAX_BYTES = 1_048_576;

/**
 * What JSON the address holds, unchecked. Follows no redirect, since the address was trusted and not where it leads.
 * Throws `KeySetError`.
 */
export async function readKeySet({ url, fetch, after }: KeySetSource): Promise<unknown> {
  const deadline = new AbortController();
  const cancel = after(TIMEOUT_MS, () => deadline.abort(new KeySetError('no answer in time')));
  try {
    const headers = { accept: 'application/json, application/jwk-set+json' };
    const response = await fetch(url, { headers, redirect: 'manual', signal: deadline.signal });
    if (response.status !== 200) throw new KeySetError(`HTTP ${response.status}`);
    return JSON.parse(await readText(response));
  } catch (error) {
    if (error instanceof KeySetError) throw error;
    throw new KeySetError(error instanceof SyntaxError ? 'no JSON' : 'connection failed', { cause: error });
  } finally {
    cancel();
    // Ends the connection of an answer that was not read to its end.
    deadline.abort();
  }
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of body ?? []) {
    byteLength += chunk.byteLength;
    if (byteLength > MAX_BYTES) throw new KeySetError('answer is over the size limit');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, byteLength).toString('utf8');
}
