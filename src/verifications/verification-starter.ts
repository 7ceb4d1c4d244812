import { createClaim } from '../async/single-flight.js';
import type { StartedVerification, StartRequest } from '../domain/start/start-request.js';
import type { Provider } from '../providers/provider.js';
import { ResultError, toResultError } from './result-error.js';

/**
 * Starts a verification at the turn of the caller. Joins nothing and caches nothing: two equal requests start two
 * verifications. Rejects with `ResultError`. `caller` names the subject of the request.
 */
export type StartVerification = (request: StartRequest, caller: string) => Promise<StartedVerification>;

/** Receives each verification that the provider has started. Must be quick and must not throw. */
export type StartListener = { onStarted(started: StartedVerification, request: StartRequest): void };

export type VerificationStarterOptions = {
  readonly provider: Pick<Provider, 'startVerification' | 'inTurn'>;
  readonly listener: StartListener;
};

const STARTS_NONE = { detail: { reason: 'this provider starts no verifications' } };

export function createVerificationStarter({ provider, listener }: VerificationStarterOptions): StartVerification {
  const start = provider.startVerification?.bind(provider);
  return async (request, caller) => {
    if (start === undefined) throw new ResultError('PROVIDER_REFUSED', STARTS_NONE);
    const started = await provider
      .inTurn(createClaim(caller), () => start(request))
      .catch((error: unknown) => {
        throw toResultError(error);
      });
    listener.onStarted(started, request);
    return started;
  };
}
