import { isSignatureId } from '../../../domain/liveness-result.js';
import { createLinkPolicy } from '../../links/link-policy.js';
import type { ImageForm, Provider } from '../../provider.js';
import { budgetSpent, type PaidCalls } from '../../resilience/paid-calls.js';
import type { Account, AccountOptions } from '../account.js';
import { SCORE_RANGE } from '../record/wire.js';
import { decodeNative } from './decode-native.js';
import { type Region, toNativePaths } from './paths.js';

/** What each form of images is called in a request, and the largest response: three images fit in. */
const IMAGE_FORMS: Readonly<Record<ImageForm, { readonly resultType: string; readonly maxBodyBytes: number }>> = {
  links: { resultType: 'IMAGE_URL', maxBodyBytes: 1024 * 1024 },
  bytes: { resultType: 'IMAGE_BASE64', maxBodyBytes: 24 * 1024 * 1024 },
};

/** Of an id that was never assigned, and of a result that is not finished or was erased. Both are free of charge. */
export const UNKNOWN_CODES = ['LIVENESS_ID_NOT_EXISTED', 'RESULT_NOT_FOUND'] as const;

export type NativeOptions = Pick<AccountOptions, 'baseUrl' | 'clock' | 'onInvalidField'> & {
  readonly linkTtlMs: number;
  /** Hosts that links may name; see `LinkRules`. */
  readonly linkHosts: readonly string[] | undefined;
  /** The region of the account, where the host does not tell. */
  readonly region?: Region | undefined;
  /** Admits the calls that the provider charges. @default admits none */
  readonly paidCalls?: PaidCalls | undefined;
};

/** Reads results of ADVANCE.AI's native SDK. Each read is charged, also one that only renews links. */
export function createNativeProvider(account: Account, options: NativeOptions): Provider {
  const { baseUrl, clock, linkTtlMs, linkHosts, onInvalidField, region, paidCalls = NONE } = options;
  const linkPolicy = createLinkPolicy({ baseUrl, linkHosts, monotonicNow: clock.monotonicNow });
  const paths = toNativePaths(baseUrl, region);
  return {
    capabilities: {
      isPossibleId: isSignatureId,
      deliversBytes: true,
      linkLifeMs: linkTtlMs,
      linkRenewal: 'charged',
      resultLifeMs: undefined,
      scoreRange: SCORE_RANGE,
    },
    async getResult(livenessId, images) {
      const { resultType, maxBodyBytes } = IMAGE_FORMS[images];
      const response = await account.query({
        operation: 'detection-result',
        path: paths.result,
        body: () => ({ livenessId, resultType, ...(paths.region !== undefined && { region: paths.region }) }),
        maxBodyBytes,
        unknownCodes: UNKNOWN_CODES,
        startPaid: paidCalls.start,
      });
      if (response === null) return null;
      const { result, base64, invalid } = decodeNative(response.data, {
        signatureId: livenessId,
        sentAt: response.sentAt,
        fetchedAt: clock.now(),
        linkTtlMs,
      });
      for (const field of invalid) onInvalidField(field);
      return { result: linkPolicy.apply(result), base64 };
    },
    // Without a turn a spent budget refuses at once, and the calls of others keep the turns.
    inTurn: (claim, work) => (paidCalls.isSpent() ? work() : account.inTurn(claim, work)),
    isLinkRenewalSuspended: linkPolicy.isRenewalSuspended,
  };
}

const NONE: PaidCalls = {
  start: async () => {
    throw budgetSpent();
  },
  isSpent: () => true,
};
