import { z } from 'zod';
import { isSignatureId } from '../../../domain/liveness-result.js';
import type { StartedVerification } from '../../../domain/start/start-request.js';
import { createLinkCheck } from '../../links/link-policy.js';
import { ProviderError } from '../../provider-error.js';
import type { ProviderResponse } from '../call.js';

const MAX_URL_LENGTH = 2_048;

/**
 * Creates a function that reads the response to a start. The page for the person must be https, unless the provider itself is
 * a simulator on plain http.
 */
export function createStartDecoder(baseUrl: string): (response: ProviderResponse | null) => StartedVerification {
  // A page of the provider can have a host of its own, so the list of hosts for images says nothing about it.
  const rejectionOf = createLinkCheck({ baseUrl, linkHosts: undefined });
  const schema = z.object({
    sentAt: z.number(),
    data: z.object({
      signatureId: z.string().refine(isSignatureId),
      url: z
        .string()
        .max(MAX_URL_LENGTH)
        .refine((url) => rejectionOf(url) === null),
    }),
  });
  return (response) => {
    const { data: started } = schema.safeParse(response);
    if (started === undefined) throw new ProviderError('invalid-response', 'start without a usable id and page');
    const { signatureId, url } = started.data;
    return { signatureId, url, startedAt: started.sentAt };
  };
}
