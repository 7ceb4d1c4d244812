import { isShort } from './loaded-gateway.js';

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * What several rounds came to: their median. In the short form, which runs in a gate beside whatever else its machine
 * does, `best` of them: it says that the figure can be reached, and fails where it never is.
 */
export function outcomeOf(rounds: readonly number[], best: (...values: number[]) => number): number {
  return isShort ? best(...rounds) : median(rounds);
}
