import { callAt } from './call-at.js';
import { type SwitchCase, switchCase } from './switch-case.js';

const resultPath = '/openapi/liveness/v3/detection-result';
const internationalPath = '/intl/openapi/face-identity/v1/liveness-detection';
const signatureIdPath = '/liveness/ext/v1/generate-signature-id';

/** Open points of the contract on the native API. */
export const nativeCases: readonly SwitchCase[] = [
  switchCase(
    'authLicenseBilling',
    'PAY',
    async ({ call, getToken }) =>
      (await call('/openapi/liveness/v1/auth-license', {}, await getToken())).envelope.pricingStrategy,
    'FREE',
    'PAY',
  ),
  switchCase(
    'getVideo',
    { paths: 'by-host', codes: 'short' },
    async ({ simulator, call, getToken }) => {
      const path = '/liveness/ext/v1/get-video?signatureId=unknown';
      const at = async (host: string, prefix: string) =>
        (await callAt(simulator.baseUrl, host, prefix + path, { method: 'GET' })).status;
      return [
        await at('api.advance.ai', ''),
        await at('api.advance.ai', '/intl/openapi'),
        await at('sg-api.advance.ai', ''),
        await at('sg-api.advance.ai', '/intl/openapi'),
        (await call(path, '', await getToken(), 'GET')).envelope.code,
      ];
    },
    [200, 200, 200, 200, 'SIGNATURE_ID_NOT_EXIST'],
    [200, 404, 404, 200, 'LIVENESS_ID_NOT_EXISTED'],
  ),
  switchCase(
    'generateSignatureIdVerbs',
    'post',
    async ({ call, getToken }) => {
      const token = await getToken();
      return [
        (await call(signatureIdPath, '', token, 'GET')).envelope.code,
        (await call(signatureIdPath, {}, token)).envelope.code,
      ];
    },
    ['SUCCESS', 'SUCCESS'],
    ['CLIENT_ERROR', 'SUCCESS'],
  ),
  switchCase(
    'nativeAttackType',
    'score-below-50',
    async ({ simulator, call, getToken }) => {
      const token = await getToken();
      const typeOf = async (signatureId: string) =>
        (await call('/openapi/liveness/v3/detection-result', { signatureId }, token)).data.attackType;
      const { attackPresentation, attackUnknownType } = simulator.sampleIds;
      return [await typeOf(attackPresentation), await typeOf(attackUnknownType)];
    },
    [null, 9],
    [1, 9],
  ),
  switchCase(
    'unknownLivenessIdMessage',
    'second',
    async ({ call, getToken }) =>
      (await call('/openapi/liveness/v3/detection-result', { livenessId: 'unknown' }, await getToken())).envelope
        .message,
    'livenessId not existed',
    'The livenessId does not exist',
  ),
  ...(['everywhere', 'nowhere'] as const).map((value) =>
    switchCase(
      'nativeRegion',
      value,
      async ({ simulator, call, getToken }) => {
        const token = await getToken();
        const signatureId = simulator.sampleIds.passFarNear;
        const codes = [];
        for (const path of [resultPath, internationalPath]) {
          for (const more of [{}, { region: 'SGP' }]) {
            codes.push((await call(path, { signatureId, ...more }, token)).envelope.code);
          }
        }
        return codes;
      },
      ['SUCCESS', 'SUCCESS', 'PARAMETER_ERROR', 'SUCCESS'],
      value === 'everywhere'
        ? ['PARAMETER_ERROR', 'SUCCESS', 'PARAMETER_ERROR', 'SUCCESS']
        : ['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS'],
    ),
  ),
  switchCase(
    'nativePaths',
    'every',
    async ({ simulator }) => {
      const statuses = [];
      for (const host of ['api', 'sg-api', 'th-api', 'vn-api']) {
        for (const path of [resultPath, internationalPath, internationalPath.replace('intl', 'th')]) {
          statuses.push((await callAt(simulator.baseUrl, `${host}.advance.ai`, path, { body: {} })).status);
        }
      }
      return statuses;
    },
    [200, 404, 404, 404, 200, 404, 404, 404, 200, 404, 404, 404],
    Array(12).fill(200),
  ),
];
