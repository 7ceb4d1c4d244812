import type { Provider, ProviderCapabilities } from '../../../../src/providers/provider.js';

/** A provider of web liveness results: free renewals, bytes on request, links that live for a day. */
export const CAPABILITIES: ProviderCapabilities = {
  isPossibleId: () => true,
  deliversBytes: true,
  linkLifeMs: 86_400_000,
  linkRenewal: 'free',
  resultLifeMs: undefined,
  scoreRange: { min: 0, max: 100 },
};

/** Completes a provider that has `getResult` only: every caller has its turn at once. */
export function stubProvider(parts: Pick<Provider, 'getResult'> & Partial<Provider>): Provider {
  return {
    capabilities: CAPABILITIES,
    inTurn: (_claim, work) => work(),
    isLinkRenewalSuspended: () => false,
    ...parts,
  };
}
