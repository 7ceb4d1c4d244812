import { type Sample, silentOnly } from './sample.js';

/** A transaction of the native SDK, which has two ids. */
export type NativeSample = Sample & { readonly livenessId: string };

const android = { version: '4.0.5', platform: 'Android' };
const ios = { version: '4.0.5', platform: 'iOS' };
const untimed = { far: null, near: null };

const samplesByName = {
  nativePass: {
    livenessId: 'b1db7160-26ce-4f34-8ca9-235f79801cb4',
    signatureId: '2557c250741de10b',
    description: 'Passes; far and near image, Android',
    transaction: { face: { faceLivenessScore: 97.5 }, sdk: android },
  },
  nativeAttack: {
    livenessId: 'c613c4f6-9ee7-4869-8802-6e581a448e13',
    signatureId: '6a8d64528ffd1b0c',
    description: 'Attack type 3 at a score of 0; the times of its images are not reported',
    transaction: { face: { faceLivenessScore: 0, livenessAttackType: 3, capturedAt: untimed }, sdk: ios },
  },
  nativeInjection: {
    livenessId: 'e61c4427-71d3-4ab9-887b-47557441e4c8',
    signatureId: '01c7b55e2bb472ae',
    description: 'Attack type 2 at a score of 0, with times',
    transaction: { face: { faceLivenessScore: 0, livenessAttackType: 2 }, sdk: android },
  },
  nativeBelowThreshold: {
    livenessId: 'e6e676fd-3a59-4b70-8246-d62b230c945a',
    signatureId: 'd3d4e814645f67e9',
    description: 'Fails narrowly: score 49.99, without an attack type',
    transaction: { face: { faceLivenessScore: 49.99, livenessAttackType: 1 }, sdk: ios },
  },
  nativeAtThreshold: {
    livenessId: '83b359e7-982a-4ad2-8151-912a55067b4f',
    signatureId: '02a39d53895aacdc',
    description: 'Passes with a score of exactly 50',
    transaction: { face: { faceLivenessScore: 50 }, sdk: android },
  },
  nativeWithoutTimes: {
    livenessId: 'fa415cf9-f54e-4c96-8c64-063efde0809d',
    signatureId: '0eaec6fac5ad68bf',
    description: 'Passes; the times of its images are not reported',
    transaction: { face: { faceLivenessScore: 93.1, capturedAt: untimed }, sdk: ios },
  },
  nativeWithMedia: {
    livenessId: '8dd877f8-50de-45bc-824b-2e6ad3c30d1c',
    signatureId: '93916995c596b953',
    description: 'Passes; an archive of audit images and a video',
    transaction: { face: { faceLivenessScore: 96.4, auditArchive: true, video: 'READY' }, sdk: android },
  },
  nativeSilent: {
    livenessId: '72cac826-1f91-4cd9-875b-5df0b43270a9',
    signatureId: 'ccbf86969c730a49',
    description: 'Passes; silent capture, so there is no far and no near image',
    transaction: {
      face: { livenessType: 'SILENT', livenessFlowCategory: 'SILENT', faceLivenessScore: 98.9, capturedAt: silentOnly },
      sdk: ios,
    },
  },
  nativeNewPlatform: {
    livenessId: '03dcc65c-a9bd-4bea-8a34-0b3156594e96',
    signatureId: 'f1ed8ce14f46c41a',
    description: 'Passes; a platform and version that are not documented',
    transaction: { face: { faceLivenessScore: 95 }, sdk: { version: '9.0.0-beta', platform: 'HarmonyOS' } },
  },
  nativeErased: {
    livenessId: '973ecf5a-9a0b-4ddd-8e58-0db74b3b15c2',
    signatureId: '4e3a4fbd98de5687',
    description: 'Its result was erased: RESULT_NOT_FOUND',
    transaction: { face: { auditArchive: true, video: 'READY' }, erasedAt: Date.parse('2026-01-02T00:00:00Z') },
  },
  nativeRunning: {
    livenessId: 'abc35306-bf38-4f4e-8dee-5b6ef6a6258e',
    signatureId: '1a37c1c4117e2fa8',
    description: 'Not finished: RESULT_NOT_FOUND',
    transaction: { state: 'RUNNING' },
  },
} satisfies Record<string, NativeSample>;

export type NativeSampleName = keyof typeof samplesByName;

/** Native results by name. The gateway reads them by livenessId, and each read is billed. */
export const nativeSamples: Readonly<Record<NativeSampleName, NativeSample>> = samplesByName;

export const nativeSampleIds = Object.fromEntries(
  Object.entries(nativeSamples).map(([name, { livenessId }]) => [name, livenessId]),
) as Readonly<Record<NativeSampleName, string>>;

/** No transaction has this id: LIVENESS_ID_NOT_EXISTED. */
export const unknownLivenessId = '4fa95f59-39c0-4729-8e24-dc72f33fbdef';
