import type { SimulatedResponse } from '../../http/response.js';
import type { MediaWriter } from '../../result/media-writer.js';
import { type FaceRecord, type ImageKind, isLikelyAttack } from '../../result/transaction.js';
import type { SimulatorState } from '../../state.js';
import type { SimulatorSwitches } from '../../switches.js';
import { createMediaWriter } from '../media-writer.js';
import type { ApiRequest } from '../operation.js';
import { deletedMessage, findTransaction } from './find-transaction.js';
import { isForSingapore } from './native-host.js';

const resultTypes = ['IMAGE_URL', 'IMAGE_BASE64'];

/** Returns the result of a native transaction. Unlike get-result it is billed and has no verdict. */
export function detectionResult({ body, url, fault }: ApiRequest, state: SimulatorState): SimulatedResponse {
  const { switches, toEnvelope } = state;
  const { resultType = 'IMAGE_URL', region } = body;
  const regionMissing = needsRegion(url, switches) && !/^[A-Z]{2,3}$/.test(String(region));
  if (regionMissing || !resultTypes.includes(String(resultType))) return toEnvelope('PARAMETER_ERROR');
  const found = findTransaction(body, 'RESULT_NOT_FOUND', state);
  if ('refusal' in found) return found.refusal;
  const { record } = found;
  if (record.erasedAt !== null || record.state !== 'FINISHED' || record.face === null) {
    return toEnvelope('RESULT_NOT_FOUND', { message: deletedMessage });
  }
  const media = createMediaWriter(record, resultType === 'IMAGE_BASE64', fault, state);
  const { version, platform } = record.sdk ?? toSdk(record.signatureId);
  const data = { ...toNativeFace(record.face, media, switches), sdkVersion: version, platform };
  return toEnvelope('SUCCESS', { data, billed: 'PAY' });
}

function needsRegion(url: URL, { nativeRegion }: SimulatorSwitches): boolean {
  return nativeRegion === 'everywhere' || (nativeRegion === 'singapore' && isForSingapore(url));
}

function toSdk(signatureId: string) {
  return { version: '4.0.5', platform: Number.parseInt(signatureId.slice(-1), 16) % 2 === 0 ? 'Android' : 'iOS' };
}

function toNativeFace(face: FaceRecord, media: MediaWriter, { nativeAttackType }: SimulatorSwitches) {
  const { capturedAt, faceLivenessScore: score } = face;
  const image = (kind: ImageKind) => (capturedAt[kind] === undefined ? null : media.image(`${kind}.jpg`));
  const namesAttack = nativeAttackType === 'score-zero' ? score === 0 : isLikelyAttack(face);
  return {
    detectionResult: image(capturedAt.far === undefined ? 'silent' : 'far'),
    livenessScore: score,
    auditImageUrl: face.auditArchive ? media.link('audit.zip') : null,
    imageFarUrl: image('far'),
    farImageTime: capturedAt.far ?? null,
    imageNearUrl: image('near'),
    nearImageTime: capturedAt.near ?? null,
    attackType: namesAttack ? face.livenessAttackType : null,
    attackSubType: null,
  };
}
