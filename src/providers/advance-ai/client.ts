import { isSignatureId } from '../../domain/liveness-result.js';
import { createLinkPolicy } from '../links/link-policy.js';
import type { ImageForm, Provider, ProviderCapabilities } from '../provider.js';
import { type Account, type AccountOptions, createAccount } from './account.js';
import { createNativeProvider, type NativeOptions } from './native/native-provider.js';
import { createNativeVideos } from './native/native-videos.js';
import { decodeVerification } from './record/decode-verification.js';
import { SCORE_RANGE } from './record/wire.js';
import type { CallbackAddress } from './start/callback-url.js';
import { createStart } from './start/start.js';

const PATH = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1/get-result';

/** What each form of images is called in a request, and the largest response: four images fit in. */
const IMAGE_FORMS: Readonly<Record<ImageForm, { readonly returnImageType: string; readonly maxBodyBytes: number }>> = {
  links: { returnImageType: 'URL', maxBodyBytes: 1024 * 1024 },
  bytes: { returnImageType: 'BASE64', maxBodyBytes: 24 * 1024 * 1024 },
};

/** ADVANCE.AI's web liveness verification, and what else its account reads. */
export type ProviderClient = Required<Provider> &
  Pick<Account, 'stopQueueing' | 'load'> & {
    /** Reads results of the native SDK by their liveness ids. The provider charges each read. */
    readonly native: Provider;
    /** Reads their recordings, free of charge. */
    readonly nativeVideos: Provider;
  };

export type ProviderClientOptions = AccountOptions &
  NativeOptions & {
    /** See `DecodeTerms`. */
    readonly inputParameterNames?: ReadonlySet<string> | undefined;
    /** Where the provider reports the verifications that are started here. @default the webhook of the account */
    readonly callback?: CallbackAddress | undefined;
  };

export function createProviderClient(options: ProviderClientOptions): ProviderClient {
  const account = createAccount(options);
  return {
    ...createWebProvider(account, options),
    stopQueueing: account.stopQueueing,
    load: account.load,
    native: createNativeProvider(account, options),
    nativeVideos: createNativeVideos(account, options),
  };
}

function createWebProvider(account: Account, options: ProviderClientOptions): Required<Provider> {
  const { clock, onInvalidField } = options;
  const { baseUrl, linkHosts } = options;
  const linkPolicy = createLinkPolicy({ baseUrl, linkHosts, monotonicNow: clock.monotonicNow });
  const capabilities = toCapabilities(options);
  return {
    capabilities,
    async getResult(signatureId, images) {
      const { returnImageType, maxBodyBytes } = IMAGE_FORMS[images];
      const response = await account.query({
        operation: 'get-result',
        path: PATH,
        body: () => ({ signatureId, returnImageType }),
        maxBodyBytes,
        unknownCodes: ['SIGNATURE_NOT_EXIST'],
      });
      if (response === null) return null;
      const { result, base64, invalid } = decodeVerification(response.data, {
        signatureId,
        sentAt: response.sentAt,
        fetchedAt: clock.now(),
        images,
        linkTtlMs: capabilities.linkLifeMs,
        inputParameterNames: options.inputParameterNames,
      });
      for (const field of invalid) onInvalidField(field);
      return { result: linkPolicy.apply(result), base64 };
    },
    startVerification: createStart(account, { baseUrl, callback: options.callback }),
    inTurn: account.inTurn,
    isLinkRenewalSuspended: linkPolicy.isRenewalSuspended,
  };
}

/** Queries of a result are free of charge. How long the provider keeps results is not documented. */
function toCapabilities({ linkTtlMs }: ProviderClientOptions): ProviderCapabilities {
  return {
    isPossibleId: isSignatureId,
    deliversBytes: true,
    linkLifeMs: linkTtlMs,
    linkRenewal: 'free',
    resultLifeMs: undefined,
    scoreRange: SCORE_RANGE,
  };
}
