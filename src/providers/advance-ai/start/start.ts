import type { StartRequest, VerificationProduct } from '../../../domain/start/start-request.js';
import type { Provider } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import type { Account, AccountOptions } from '../account.js';
import type { ProviderOperation } from '../call.js';
import { type CallbackAddress, toCallbackUrl } from './callback-url.js';
import { createStartDecoder } from './decode-start.js';

const PATH = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1';
const MAX_BODY_BYTES = 64 * 1024;

const OPERATIONS: Readonly<Record<VerificationProduct, ProviderOperation>> = {
  LIVENESS_DETECTION: 'generate-liveness-detection-url',
  FACE_AUTHENTICATION: 'generate-face-authentication-url',
  IDENTITY_VERIFICATION: 'generate-ekyc-verification-url',
  DOCUMENT_VERIFICATION: 'generate-document-verification-url',
};

/** Codes by which the provider does not accept a parameter. */
const INVALID_PARAMETER: ReadonlySet<string | undefined> = new Set(['PARAMETER_ERROR', 'EMPTY_PARAMETER_ERROR']);

export type StartOptions = Pick<AccountOptions, 'baseUrl'> & {
  /** @default the provider reports to the webhook of the account */
  readonly callback: CallbackAddress | undefined;
};

/**
 * Creates the function that starts web sessions. The provider has no idempotency key, so an attempt that it may have executed
 * is not repeated; only a refused token is replaced once.
 */
export function createStart(account: Account, options: StartOptions): Required<Provider>['startVerification'] {
  const { baseUrl, callback } = options;
  const decode = createStartDecoder(baseUrl);
  const callbackUrl = callback && toCallbackUrl(callback);
  return async (request) => {
    const operation = OPERATIONS[request.product];
    const response = await account
      .query({
        operation,
        path: `${PATH}/${operation}`,
        body: () => toBody(request, callbackUrl),
        maxBodyBytes: MAX_BODY_BYTES,
        maxAttempts: 1,
        unknownCodes: [],
      })
      .catch(throwInvalidRequest);
    return decode(response);
  };
}

/** Members that are undefined are not sent. */
function toBody(request: StartRequest, callbackUrl: string | undefined) {
  const { returnUrl, failReturnUrl, userId, bizId, bizCode, region, language } = request;
  const { livenessType, documentType: docType, productLevel } = request;
  return {
    ...{ returnUrl, failReturnUrl, callbackUrl, userId, bizId, bizCode, region, language },
    ...{ livenessType, docType, productLevel },
  };
}

/** Tells a refusal of the client's input from one of the account. */
function throwInvalidRequest(error: unknown): never {
  if (!(error instanceof ProviderError) || !INVALID_PARAMETER.has(error.envelopeCode)) throw error;
  const { envelopeCode = '', transactionId, isFree } = error;
  const details = { envelopeCode, transactionId, isFree, cause: error };
  throw new ProviderError('invalid-request', 'provider does not accept an input', details);
}
