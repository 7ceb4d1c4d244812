import type { Clock } from '../../async/clock.js';

export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Rejects with `TimeLimitError` when the work takes longer. After a pause of this process the answer may be there already
 * and only not be read: so what has arrived is read first, and counts.
 */
export function withTimeLimit<Value>(after: Clock['after'], ms: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new TimeLimitError('no answer in time'));
    const cancel = after(ms, () => void setImmediate(() => void setImmediate(giveUp)));
    work.then(resolve, reject).finally(cancel);
  });
}
