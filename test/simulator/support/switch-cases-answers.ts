import type { NoticeWorld } from './receiver.js';
import { h5, toFace, toRecord } from './simulator-client.js';
import { type SwitchCase, switchCase } from './switch-case.js';

type SampleName = keyof NoticeWorld['simulator']['sampleIds'];

const ask =
  (name: SampleName, more: Record<string, unknown> = {}) =>
  (world: NoticeWorld) =>
    world.getResult(world.simulator.sampleIds[name], more);
const dataOf = (name: SampleName) => async (world: NoticeWorld) => (await ask(name)(world)).data;
const errorCodeOf = (name: SampleName) => async (world: NoticeWorld) => (await ask(name)(world)).data.errorCode;

/** Rows of the contract's table that show in the answer of get-result. */
export const answerCases: readonly SwitchCase[] = [
  switchCase(
    'livenessProfile',
    'old',
    async (world) => {
      const reply = await ask('passFarNear')(world);
      return ['overallResult' in reply.data, reply.data.idvResult, 'faceImage' in toFace(reply)];
    },
    [true, 'PASS', true],
    [false, 'PASS', false],
  ),
  switchCase(
    'submissionCompletedWhileRunning',
    true,
    async (world) => (await dataOf('running')(world)).submissionCompleted,
    false,
    true,
  ),
  switchCase(
    'returnImageTypeElsewhere',
    'ignored',
    async (world) => {
      const images = [];
      for (const name of ['faceMatch', 'passFarNear', 'identityMatch'] as const) {
        const face = toFace(await ask(name, { returnImageType: 'BASE64' })(world));
        images.push(String(face.faceImage).startsWith('http') ? 'link' : 'base64');
      }
      return images;
    },
    ['base64', 'base64', 'base64'],
    ['link', 'base64', 'base64'],
  ),
  switchCase(
    'unknownReturnImageType',
    'url',
    async (world) => (await ask('passFarNear', { returnImageType: 'PNG' })(world)).envelope.code,
    'PARAMETER_ERROR',
    'SUCCESS',
  ),
  switchCase(
    'notCapturedImages',
    'absent',
    async (world) => {
      const face = toFace(await ask('passFarNear')(world));
      return ['silentImage' in face, 'silentImageTime' in face, 'auditImageUrl' in face, 'faceImageFar' in face];
    },
    [true, true, true, true],
    [false, false, true, true],
  ),
  ...(['everywhere', 'nowhere'] as const).map((value) =>
    switchCase(
      'feeDetail',
      value,
      async (world) => [
        (await dataOf('passFarNear')(world)).feeDetail,
        (await dataOf('identityMatch')(world)).feeDetail,
      ],
      [undefined, []],
      value === 'everywhere' ? [[], []] : [undefined, undefined],
    ),
  ),
  switchCase(
    'placeholderNames',
    'second',
    async (world) => {
      const reply = await ask('identityMatch')(world);
      const events = JSON.stringify(toFace(reply).eventDetails);
      const address = toRecord((await dataOf('addressProven')(world)).addressDetail);
      return [
        events.includes('LIVENESS_START'),
        'frontImage' in toRecord(reply.data.docDetail),
        'bizId' in toRecord(reply.data.inputParameters),
        'fullAddress' in address,
      ];
    },
    [true, true, true, true],
    [false, false, false, false],
  ),
  switchCase(
    'attackAndMismatchReason',
    'similarity',
    errorCodeOf('faceAttackAndMismatch'),
    'LIVENESS_ATTACK',
    'SIMILARITY_FAILED',
  ),
  switchCase('similarityFailureCode', 'FACE_DIFFERS', errorCodeOf('faceMismatch'), 'SIMILARITY_FAILED', 'FACE_DIFFERS'),
  switchCase('incompleteCode', null, errorCodeOf('gaveUp'), 'USER_TIMEOUT', null),
  switchCase(
    'missingSignatureIdCode',
    'EMPTY_PARAMETER_ERROR',
    async ({ call, getToken }) => (await call(`${h5}/get-result`, {}, await getToken())).envelope.code,
    'PARAMETER_ERROR',
    'EMPTY_PARAMETER_ERROR',
  ),
  switchCase(
    'erasedResult',
    'not-exist',
    async (world) => (await ask('erased')(world)).envelope.code,
    'SUCCESS',
    'SIGNATURE_NOT_EXIST',
  ),
  switchCase(
    'similarityThreshold',
    41.6,
    async (world) => (await dataOf('faceMismatch')(world)).overallResult,
    'FAIL',
    'PASS',
  ),
  switchCase(
    'retentionMs',
    1000,
    async (world) => {
      const face = toFace(await ask('passAllPictures')(world));
      return [face.faceImage === null, face.faceLivenessScore];
    },
    [false, 96.9],
    [true, 96.9],
  ),
];
