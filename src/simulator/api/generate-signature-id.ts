import type { Answer } from '../exchange/answer.js';
import { toFlow } from '../result/flow.js';
import type { ApiRequest, World } from './world.js';

/** Opens a session of the native SDK, which takes no page to run. */
export function generateSignatureId({ body }: ApiRequest, { transactions, toEnvelope }: World): Answer {
  const { productLevel = 'STANDARD', livenessType = 'DISTANT_NEAR' } = body;
  if ((productLevel !== 'STANDARD' && productLevel !== 'PRO') || typeof livenessType !== 'string') {
    return toEnvelope('PARAMETER_ERROR');
  }
  const { signatureId } = transactions.open({ state: 'RUNNING', productLevel, face: toFlow(livenessType) });
  return toEnvelope('SUCCESS', { data: { signatureId } });
}
