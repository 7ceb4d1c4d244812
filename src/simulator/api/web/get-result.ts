import type { SimulatedResponse } from '../../http/response.js';
import { toResultData } from '../../result/result-data.js';
import type { SimulatorState } from '../../state.js';
import { createMediaWriter } from '../media-writer.js';
import type { ApiRequest } from '../operation.js';
import { toText } from '../to-text.js';

const imageTypes = ['URL', 'BASE64'];

export function getResult({ body, fault }: ApiRequest, state: SimulatorState): SimulatedResponse {
  const { switches, transactions, toEnvelope } = state;
  const { returnImageType = null } = body;
  const signatureId = toText(body.signatureId);
  if (signatureId === null) {
    return toEnvelope(switches.missingSignatureIdCode, { message: 'Parameter should not be empty' });
  }
  const known = returnImageType === null || imageTypes.includes(String(returnImageType));
  if (!known && switches.unknownReturnImageType === 'refused') return toEnvelope('PARAMETER_ERROR');

  const record = transactions.queryResult(signatureId);
  if (record === undefined || (record.erasedAt !== null && switches.erasedResult === 'not-exist')) {
    return toEnvelope('SIGNATURE_NOT_EXIST');
  }
  const listed = record.product === 'LD' || record.product === 'IDV';
  const inline = returnImageType === 'BASE64' && (listed || switches.returnImageTypeElsewhere === 'honoured');
  const data = toResultData(record, createMediaWriter(record, inline, fault, state), switches);
  if (fault?.kind === 'wrong-signature-id') data.signatureId = fault.signatureId;
  return toEnvelope('SUCCESS', { data });
}
