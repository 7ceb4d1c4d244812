import type { SimulatorSwitches } from '../switches.js';
import type { MediaWriter } from './media-writer.js';
import { toEvents } from './placeholders.js';
import { type FaceRecord, type ImageKind, isLikelyAttack, type TransactionRecord } from './transaction.js';
import type { Verdict } from './verdict.js';

const oldestFields = new Set([
  'faceResult',
  'faceImageFar',
  'faceImageNear',
  'auditImageUrl',
  'faceLivenessScore',
  'faceSimilarityScore',
  'eventDetails',
]);
const newestFields = new Set(['faceImage', 'faceImageTime', 'faceVideoUrl']);
const imageFields = new Set([
  'faceImage',
  'faceImageTime',
  'faceImageFar',
  'faceImageFarTime',
  'faceImageNear',
  'faceImageNearTime',
  'silentImage',
  'silentImageTime',
]);

export function toFaceDetail(
  record: TransactionRecord,
  face: FaceRecord,
  verdict: Verdict,
  media: MediaWriter,
  switches: SimulatorSwitches,
): Record<string, unknown> {
  const kept = record.erasedAt === null;
  const main = face.capturedAt.far === undefined ? 'silent' : 'far';
  const image = (kind: ImageKind) => (kept && face.capturedAt[kind] !== undefined ? media.image(`${kind}.jpg`) : null);
  const time = (kind: ImageKind) => face.capturedAt[kind] ?? null;
  const detail = {
    faceResult: verdict.faceResult,
    faceImage: image(main),
    faceImageTime: time(main),
    faceImageFar: image('far'),
    faceImageFarTime: time('far'),
    faceImageNear: image('near'),
    faceImageNearTime: time('near'),
    silentImage: image('silent'),
    silentImageTime: time('silent'),
    auditImageUrl: kept && face.auditArchive ? media.link('audit.zip') : null,
    faceLivenessScore: face.faceLivenessScore,
    livenessAttackType: isLikelyAttack(face) ? face.livenessAttackType : null,
    livenessType: face.livenessType,
    livenessFlowCategory: face.livenessFlowCategory,
    faceSimilarityScore: face.faceSimilarityScore,
    eventDetails: toEvents(record, verdict, switches),
    faceVideoUrl: kept ? toVideo(face, media) : null,
  };
  const shape = record.product === 'LD' && record.shape === 'newest' ? switches.livenessProfile : record.shape;
  const isShown = (name: string, value: unknown) => {
    if (shape === 'oldest' && !oldestFields.has(name)) return false;
    if (shape === 'old' && newestFields.has(name)) return false;
    return value !== null || switches.notCapturedImages === 'null' || !imageFields.has(name);
  };
  return Object.fromEntries(Object.entries(detail).filter(([name, value]) => isShown(name, value)));
}

function toVideo({ video }: FaceRecord, media: MediaWriter): string | null {
  if (video === 'READY') return media.link('video.mp4');
  return video === 'NONE' ? null : video;
}
