import type { Verification } from '../../domain/verification.js';
import type { WatchedState } from '../../live/verification-watches.js';
import { type ResultSource, toResultSource } from '../liveness/result-source.js';

/** Returns what a state holds, or throws why it could not be read. */
export function recordIn(state: WatchedState): Verification | null {
  if ('error' in state) throw state.error;
  return state.result;
}

export function toStateSource(state: WatchedState): ResultSource | null {
  return toResultSource(recordIn(state));
}
