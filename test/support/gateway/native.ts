import { toLivenessId } from '../../../src/simulator/result/transactions.js';
import { startTestGateway, type TestGatewayOptions } from './gateway.js';

export const DAY_MS = 86_400_000;

/** Selects no link, so that nothing can be renewed. */
export const FACTS = `query ($id: ID!) { nativeLivenessResult(livenessId: $id) {
  livenessId platform sdkVersion faceLivenessScore livenessThreshold isLikelyAttack attackReasons livenessAttackType
  livenessAttackCode faceImage { kind } images { kind capturedAt } } }`;
/** Selects every field of a native result itself. */
export const EVERYTHING = `query ($id: ID!) { nativeLivenessResult(livenessId: $id) {
  livenessId platform sdkVersion faceLivenessScore livenessThreshold isLikelyAttack attackReasons livenessAttackType
  livenessAttackCode fetchedAt faceImage { kind capturedAt url expiresAt } faceImageFar { kind capturedAt url }
  faceImageNear { kind capturedAt url } images(kinds: [FACE, FACE_NEAR]) { kind url } auditImageArchive { url expiresAt }
  faceVideo { state url expiresAt } } }`;
export const FACE_URL = 'query ($id: ID!) { nativeLivenessResult(livenessId: $id) { faceImage { url expiresAt } } }';
export const VIDEO = 'query ($id: ID!) { nativeLivenessResult(livenessId: $id) { faceVideo { state url expiresAt } } }';

/** A pause of a loaded machine is no lost response, which would be paid for again. */
const PATIENT = { PROVIDER_TIMEOUT_MS: '60000', PROVIDER_DEADLINE_MS: '60000' };

/** Starts a gateway that reads native results, with one whose every part exists. */
export async function startNativeGateway({ env, ...others }: TestGatewayOptions = {}) {
  const gateway = await startTestGateway({ ...others, env: { NATIVE_RESULTS: 'on', ...PATIENT, ...env } });
  const { simulator } = gateway;
  const signatureId = simulator.sampleIds.passAllImages;
  return {
    ...gateway,
    signatureId,
    id: toLivenessId(signatureId),
    idOf: (name: keyof typeof simulator.sampleIds) => toLivenessId(simulator.sampleIds[name]),
    paidCalls: () => simulator.callsTo('detection-result').length,
    videoCalls: () => simulator.callsTo('get-video').length,
  };
}

export const codesOf = ({ errors }: { readonly errors: readonly { readonly extensions?: unknown }[] }) =>
  errors.map(({ extensions }) => (extensions as { readonly code?: unknown }).code);
