import type { Answer } from '../exchange/answer.js';
import { toResultData } from '../result/result-data.js';
import { createMediaWriter } from './media-writer.js';
import { toText } from './to-text.js';
import type { ApiRequest, World } from './world.js';

const imageTypes = ['URL', 'BASE64'];

export function getResult({ body, fault }: ApiRequest, world: World): Answer {
  const { switches, transactions, toEnvelope } = world;
  const { returnImageType = null } = body;
  const signatureId = toText(body.signatureId);
  if (signatureId === null) {
    return toEnvelope(switches.missingSignatureIdCode, { message: 'Parameter should not be empty' });
  }
  const known = returnImageType === null || imageTypes.includes(String(returnImageType));
  if (!known && switches.unknownReturnImageType === 'refused') return toEnvelope('PARAMETER_ERROR');

  const record = transactions.consult(signatureId);
  if (record === undefined || (record.erasedAt !== null && switches.erasedResult === 'not-exist')) {
    return toEnvelope('SIGNATURE_NOT_EXIST');
  }
  const listed = record.product === 'LD' || record.product === 'IDV';
  const inline = returnImageType === 'BASE64' && (listed || switches.returnImageTypeElsewhere === 'honoured');
  const data = toResultData(record, createMediaWriter(record, inline, fault, world), switches);
  if (fault?.kind === 'wrong-signature-id') data.signatureId = fault.signatureId;
  return toEnvelope('SUCCESS', { data });
}
