import type { SimulatorWithWebhook } from './simulator-with-webhook.js';
import { type SwitchCase, switchCase } from './switch-case.js';
import { h5, toFace, toRecord } from './test-simulator.js';

type SampleName = keyof SimulatorWithWebhook['simulator']['sampleIds'];

const ask =
  (name: SampleName, more: Record<string, unknown> = {}) =>
  (setup: SimulatorWithWebhook) =>
    setup.getResult(setup.simulator.sampleIds[name], more);
const dataOf = (name: SampleName) => async (setup: SimulatorWithWebhook) => (await ask(name)(setup)).data;
const errorCodeOf = (name: SampleName) => async (setup: SimulatorWithWebhook) =>
  (await ask(name)(setup)).data.errorCode;

/** Open points of the contract that are visible in get-result. */
export const resultCases: readonly SwitchCase[] = [
  switchCase(
    'livenessProfile',
    'old',
    async (setup) => {
      const reply = await ask('passFarNear')(setup);
      return ['overallResult' in reply.data, reply.data.idvResult, 'faceImage' in toFace(reply)];
    },
    [true, 'PASS', true],
    [false, 'PASS', false],
  ),
  switchCase(
    'submissionCompletedWhileRunning',
    true,
    async (setup) => (await dataOf('running')(setup)).submissionCompleted,
    false,
    true,
  ),
  switchCase(
    'returnImageTypeElsewhere',
    'ignored',
    async (setup) => {
      const images = [];
      for (const name of ['faceMatch', 'passFarNear', 'identityMatch'] as const) {
        const face = toFace(await ask(name, { returnImageType: 'BASE64' })(setup));
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
    async (setup) => (await ask('passFarNear', { returnImageType: 'PNG' })(setup)).envelope.code,
    'PARAMETER_ERROR',
    'SUCCESS',
  ),
  switchCase(
    'notCapturedImages',
    'absent',
    async (setup) => {
      const face = toFace(await ask('passFarNear')(setup));
      return ['silentImage' in face, 'silentImageTime' in face, 'auditImageUrl' in face, 'faceImageFar' in face];
    },
    [true, true, true, true],
    [false, false, true, true],
  ),
  ...(['everywhere', 'nowhere'] as const).map((value) =>
    switchCase(
      'feeDetail',
      value,
      async (setup) => [
        (await dataOf('passFarNear')(setup)).feeDetail,
        (await dataOf('identityMatch')(setup)).feeDetail,
      ],
      [undefined, []],
      value === 'everywhere' ? [[], []] : [undefined, undefined],
    ),
  ),
  switchCase(
    'placeholderNames',
    'second',
    async (setup) => {
      const reply = await ask('identityMatch')(setup);
      const events = JSON.stringify(toFace(reply).eventDetails);
      const address = toRecord((await dataOf('addressProven')(setup)).addressDetail);
      return [
        events.includes('LIVENESS_START'),
        'frontImage' in toRecord(reply.data.docDetail),
        'bizId' in toRecord(reply.data.inputParameters),
        'fullAddress' in address,
        'idNumber' in toRecord((await dataOf('numberVerified')(setup)).docDatabaseDetail),
      ];
    },
    [true, true, true, true, true],
    [false, false, false, false, false],
  ),
  ...(['sided', 'nested'] as const).map((value) =>
    switchCase(
      'documentLayout',
      value,
      async (setup) => {
        const own = toRecord((await dataOf('documentTwoSided')(setup)).docDetail);
        const { frontImage, front, OCR } = toRecord((await dataOf('documentGenuine')(setup)).docDetail);
        return [frontImage, front, OCR, own.frontImage].map((found) => found !== undefined);
      },
      [true, false, false, true],
      [false, value === 'sided', value === 'nested', true],
    ),
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
    async (setup) => (await ask('erased')(setup)).envelope.code,
    'SUCCESS',
    'SIGNATURE_NOT_EXIST',
  ),
  switchCase(
    'similarityThreshold',
    41.6,
    async (setup) => (await dataOf('faceMismatch')(setup)).overallResult,
    'FAIL',
    'PASS',
  ),
  switchCase(
    'retentionMs',
    1000,
    async (setup) => {
      const face = toFace(await ask('passAllImages')(setup));
      return [face.faceImage === null, face.faceLivenessScore];
    },
    [false, 96.9],
    [true, 96.9],
  ),
];
