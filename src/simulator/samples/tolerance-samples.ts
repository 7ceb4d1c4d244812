import type { Sample } from './sample.js';

/** Responses that a strict decoder rejects. */
export const toleranceSamples = {
  olderShape: {
    signatureId: '1166551005077a8d',
    description: 'Older response: idvResult only, no faceImage and no video field',
    transaction: { shape: 'old' },
  },
  oldestShape: {
    signatureId: '81d9e56725a77fc7',
    description: 'Oldest response: seven fields of the face',
    transaction: { shape: 'oldest', face: { auditArchive: true } },
  },
  absentKeys: {
    signatureId: '424658d0d383ec85',
    description: 'Keys are missing where other responses have null',
    transaction: { nullKeysAbsent: true },
  },
  unknownValues: {
    signatureId: '3f884d9a1440f5b0',
    description: 'Undocumented values: faceResult, flow category, attack type, errorCode',
    transaction: {
      overrides: { overallResult: 'FAIL', faceResult: 'REVIEW', errorCode: 'NOT_YET_DOCUMENTED' },
      face: { livenessType: 'gaze-2027', livenessFlowCategory: 'GAZE', faceLivenessScore: 44, livenessAttackType: 42 },
    },
  },
  extraFields: {
    signatureId: '7a7fcd731997ce68',
    description: 'New fields in data and in faceDetail',
    transaction: {
      extra: {
        data: { riskDetail: { level: 'LOW', signals: [] } },
        faceDetail: { faceQualityScore: 88.1, faceImageWidth: 320 },
      },
    },
  },
  erased: {
    signatureId: '62adeb9e374ed1d8',
    description: 'Personal data was erased; the verdict remains',
    transaction: { face: { auditArchive: true, video: 'READY' }, erasedAt: Date.parse('2026-01-02T00:00:00Z') },
  },
} satisfies Record<string, Sample>;
