import { isSignatureId } from '../../../domain/liveness-result.js';
import type { Verification } from '../../../domain/verification.js';
import { createLinkPolicy } from '../../links/link-policy.js';
import type { Provider } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import type { Account } from '../account.js';
import { decodeVerification } from '../record/decode-verification.js';
import { SCORE_RANGE } from '../record/wire.js';
import { INVALID, readObject, readText } from '../record/wire-value.js';
import { type NativeOptions, UNKNOWN_CODES } from './native-provider.js';
import { toNativePaths } from './paths.js';

const MAX_BODY_BYTES = 64 * 1024;

/**
 * Reads the recordings of native results by their liveness ids, free of charge. A record holds the video only; it is null
 * if there is no recording, or none yet.
 */
export function createNativeVideos(account: Account, options: NativeOptions): Provider {
  const { baseUrl, clock, linkTtlMs, linkHosts, onInvalidField, region } = options;
  const linkPolicy = createLinkPolicy({ baseUrl, linkHosts, monotonicNow: clock.monotonicNow });
  const { video: path } = toNativePaths(baseUrl, region);

  const decode = (data: unknown, livenessId: string, sentAt: number): Verification => {
    const members = readObject(data);
    const videoUrl = members === null || members === INVALID ? INVALID : readText(members.videoUrl);
    const faceDetail = { faceVideoUrl: videoUrl === INVALID ? undefined : videoUrl };
    const terms = { signatureId: livenessId, sentAt, fetchedAt: clock.now(), linkTtlMs };
    const { result } = decodeVerification({ overallResult: 'PASS', faceDetail }, terms);
    if (result.faceVideo?.state === 'READY') return result;
    onInvalidField('videoUrl');
    throw new ProviderError('invalid-response', 'recording without a link');
  };

  return {
    capabilities: {
      isPossibleId: isSignatureId,
      deliversBytes: false,
      linkLifeMs: linkTtlMs,
      linkRenewal: 'free',
      resultLifeMs: undefined,
      scoreRange: SCORE_RANGE,
    },
    async getResult(livenessId) {
      const response = await account.query({
        operation: 'get-video',
        path: `${path}?${new URLSearchParams({ livenessId })}`,
        maxBodyBytes: MAX_BODY_BYTES,
        unknownCodes: [...UNKNOWN_CODES, 'VIDEO_NOT_FOUND'],
      });
      if (response === null) return null;
      const result = decode(response.data, livenessId, response.sentAt);
      return { result: linkPolicy.apply(result), base64: new Map() };
    },
    inTurn: account.inTurn,
    isLinkRenewalSuspended: linkPolicy.isRenewalSuspended,
  };
}
