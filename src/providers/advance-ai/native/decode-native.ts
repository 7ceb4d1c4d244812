import type { VerificationStatus } from '../../../domain/liveness-result.js';
import type { Verification } from '../../../domain/verification.js';
import type { ProviderResult } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import type { DecodeTerms } from '../record/decode-result.js';
import { decodeVerification } from '../record/decode-verification.js';
import type { WireField } from '../record/wire.js';
import { INVALID, type Reading, readObject, readText } from '../record/wire-value.js';

/** The fields of a native result by the name that the same value has in a web result. */
const TWINS = {
  faceImage: 'detectionResult',
  faceImageFar: 'imageFarUrl',
  faceImageFarTime: 'farImageTime',
  faceImageNear: 'imageNearUrl',
  faceImageNearTime: 'nearImageTime',
  auditImageUrl: 'auditImageUrl',
  faceLivenessScore: 'livenessScore',
  livenessAttackType: 'attackType',
} as const satisfies { readonly [Name in WireField]?: string };

/** Fields without a twin. */
const SDK_FIELDS = ['platform', 'sdkVersion'] as const;

/** Every field of a native result that can be reported as invalid. */
export type NativeField = (typeof TWINS)[keyof typeof TWINS] | (typeof SDK_FIELDS)[number];

/** The provider's advice: below, a person should check the face. */
const PASSING_SCORE = 50;

/**
 * Decodes a native result like the face of a web result, with the same rules: a value that does not fit costs only its own
 * field. `signatureId` of the terms is the liveness id.
 *
 * @throws ProviderError `invalid-response` for data that is no result, or the result of another id.
 */
export function decodeNative(
  data: unknown,
  terms: Omit<DecodeTerms, 'inputParameterNames'>,
): ProviderResult & { readonly invalid: ReadonlySet<NativeField> } {
  const members = readObject(data);
  if (members === null || members === INVALID)
    throw new ProviderError('invalid-response', 'native result does not have its documented shape: root');
  const id = members.livenessId ?? '';
  if (id !== '' && id !== terms.signatureId) throw new ProviderError('invalid-response', 'native result of another id');

  const faceDetail = Object.fromEntries(Object.entries(TWINS).map(([name, own]) => [name, members[own]]));
  // A native result has no verdict of its own.
  const decoded = decodeVerification({ overallResult: 'PASS', faceDetail }, terms);
  const sdk: Readonly<Record<(typeof SDK_FIELDS)[number], Reading<string>>> = {
    platform: readText(members.platform),
    sdkVersion: readText(members.sdkVersion),
  };
  const invalidSdk = SDK_FIELDS.filter((name) => sdk[name] === INVALID);

  const invalidFields = [...(decoded.result.invalidFields ?? []), ...invalidSdk];
  const result: Verification = {
    ...decoded.result,
    status: toStatus(decoded.result.faceLivenessScore),
    nativeSdk: { platform: toText(sdk.platform), sdkVersion: toText(sdk.sdkVersion) },
    ...(invalidFields.length > 0 && { invalidFields }),
  };
  const renamed = [...decoded.invalid].flatMap((name) => (isTwin(name) ? [TWINS[name]] : []));
  return { result, base64: decoded.base64, invalid: new Set([...renamed, ...invalidSdk]) };
}

/** Every native result is final: the provider has none before the capture has ended. */
function toStatus(score: number | null): VerificationStatus {
  if (score === null) return 'INCOMPLETE';
  return score < PASSING_SCORE ? 'FAIL' : 'PASS';
}

function toText(reading: Reading<string>): string | null {
  return reading === INVALID ? null : reading;
}

function isTwin(name: WireField): name is keyof typeof TWINS {
  return Object.hasOwn(TWINS, name);
}
