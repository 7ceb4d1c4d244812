import pLimit from 'p-limit';
import type { ProviderResult } from '../providers/provider.js';

/** Limits concurrent provider calls for image bytes, so that their responses fit into memory. */
export type ImageCalls = {
  run(call: () => Promise<ProviderResult | null>): Promise<ProviderResult | null>;
  /** Returns the expected size of a response, in bytes of Base64. */
  expectedBytes(): number;
};

/** Memory for the responses of 32 calls with four images of 375 kB each; for two of the largest accepted size. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Expected before the first response: four images of about 100 kB. */
const FIRST_BYTES = 512 * 1024;
/** The expectation follows smaller responses after some dozens of them, a larger one at once. */
const WEIGHT = 1 / 16;

export function createImageCalls(maxBytes = MAX_BYTES): ImageCalls {
  let expectedBytes = FIRST_BYTES;
  const toConcurrency = () => Math.max(1, Math.floor(maxBytes / expectedBytes));
  const limit = pLimit(toConcurrency());

  const learn = (bytes: number) => {
    expectedBytes = Math.max(1, bytes, expectedBytes + WEIGHT * (bytes - expectedBytes));
    limit.concurrency = toConcurrency();
  };

  return {
    run: (call) =>
      limit(async () => {
        const response = await call();
        if (response !== null) learn(sizeOf(response));
        return response;
      }),
    expectedBytes: () => expectedBytes,
  };
}

function sizeOf({ base64 }: ProviderResult): number {
  let bytes = 0;
  for (const text of base64.values()) bytes += text.length;
  return bytes;
}
