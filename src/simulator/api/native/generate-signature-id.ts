import type { SimulatedResponse } from '../../http/response.js';
import { toFlow } from '../../result/flow.js';
import type { SimulatorState } from '../../state.js';
import type { ApiRequest } from '../operation.js';

/** Creates a session of the native SDK. */
export function generateSignatureId(
  { body }: ApiRequest,
  { transactions, toEnvelope }: SimulatorState,
): SimulatedResponse {
  const { productLevel = 'STANDARD', livenessType = 'DISTANT_NEAR' } = body;
  if ((productLevel !== 'STANDARD' && productLevel !== 'PRO') || typeof livenessType !== 'string') {
    return toEnvelope('PARAMETER_ERROR');
  }
  const { signatureId } = transactions.create({ state: 'RUNNING', productLevel, face: toFlow(livenessType) });
  return toEnvelope('SUCCESS', { data: { signatureId } });
}
