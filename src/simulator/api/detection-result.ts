import type { Answer } from '../exchange/answer.js';
import type { MediaWriter } from '../result/media-writer.js';
import { type FaceRecord, isLikelyAttack, type PictureKind } from '../result/transaction.js';
import type { SimulatorSwitches } from '../switches.js';
import { createMediaWriter } from './media-writer.js';
import { deletedMessage, lookUp } from './native-lookup.js';
import type { ApiRequest, World } from './world.js';

const resultTypes = ['IMAGE_URL', 'IMAGE_BASE64'];

/** The native SDK's get-result. Unlike the H5 one it is billed, and it has no verdict. */
export function detectionResult({ body, url, fault }: ApiRequest, world: World): Answer {
  const { switches, toEnvelope } = world;
  const { resultType = 'IMAGE_URL', region } = body;
  const regionMissing = url.hostname.startsWith('sg-api.') && typeof region !== 'string';
  if (regionMissing || !resultTypes.includes(String(resultType))) return toEnvelope('PARAMETER_ERROR');
  const found = lookUp(body, 'RESULT_NOT_FOUND', world);
  if ('refusal' in found) return found.refusal;
  const { record } = found;
  if (record.erasedAt !== null || record.state !== 'FINISHED' || record.face === null) {
    return toEnvelope('RESULT_NOT_FOUND', { message: deletedMessage });
  }
  const media = createMediaWriter(record, resultType === 'IMAGE_BASE64', fault, world);
  const platform = Number.parseInt(record.signatureId.slice(-1), 16) % 2 === 0 ? 'Android' : 'iOS';
  const data = { ...toNativeFace(record.face, media, switches), sdkVersion: '4.0.5', platform };
  return toEnvelope('SUCCESS', { data, billed: 'PAY' });
}

function toNativeFace(face: FaceRecord, media: MediaWriter, { nativeAttackType }: SimulatorSwitches) {
  const { capturedAt, faceLivenessScore: score } = face;
  const shot = (kind: PictureKind) => (capturedAt[kind] === undefined ? null : media.picture(`${kind}.jpg`));
  const namesAttack = nativeAttackType === 'score-zero' ? score === 0 : isLikelyAttack(face);
  return {
    detectionResult: shot(capturedAt.far === undefined ? 'silent' : 'far'),
    livenessScore: score,
    auditImageUrl: face.auditArchive ? media.link('audit.zip') : null,
    imageFarUrl: shot('far'),
    farImageTime: capturedAt.far ?? null,
    imageNearUrl: shot('near'),
    nearImageTime: capturedAt.near ?? null,
    attackType: namesAttack ? face.livenessAttackType : null,
    attackSubType: null,
  };
}
