import { type Envelope, parseEnvelope } from './envelope.js';
import { ProviderError } from './provider-error.js';
import { parseRetryAfter } from './retry-after.js';
import type { HttpAnswer } from './transport.js';

/**
 * The envelope of an answer. The provider says everything with HTTP 200; any other status comes from something in
 * between, except 429, which it announces as the future form of its busy signal.
 */
export function readEnvelope(answer: HttpAnswer, now: number): Envelope {
  const { status } = answer;
  if (status === 429) {
    throw new ProviderError('busy', 'HTTP 429', { retryAfterMs: parseRetryAfter(answer.retryAfter, now) });
  }
  if (status >= 300 && status < 400) throw new ProviderError('invalid-response', `HTTP ${status}, not followed`);
  if (status === 404 || status >= 500) throw new ProviderError('unavailable', `HTTP ${status}`);
  try {
    const envelope = parseEnvelope(answer.text);
    // A refusal may well come with a status that says so; a success cannot.
    if (status >= 400 && envelope.code === 'SUCCESS') throw new ProviderError('refused', `HTTP ${status}`);
    return envelope;
  } catch (error) {
    if (status >= 400) throw new ProviderError('refused', `HTTP ${status}`);
    if (answer.isEndUnsure && isCut(answer.text)) throw new ProviderError('unavailable', 'answer is cut off');
    throw error;
  }
}

/** A JSON object that is not whole, be it because not a byte of it came. Something else than JSON is not called cut. */
function isCut(text: string): boolean {
  return /^\s*(\{|$)/.test(text) && !isJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
