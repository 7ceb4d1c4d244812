import type { SimulatorSwitches } from '../switches.js';
import type { MediaWriter } from './media-writer.js';
import { type TransactionRecord, toLastMoment } from './transaction.js';
import type { Verdict } from './verdict.js';

// No stored page shows what is inside these objects, so both spellings are inventions. A caller that leans on
// either one will fail with the other; that is what the switch is for.

export function toEvents(record: TransactionRecord, verdict: Verdict, switches: SimulatorSwitches) {
  const submittedAt = toLastMoment(record) + 700;
  const passed = verdict.faceResult === 'PASS';
  const [start, submit, good, bad] =
    switches.placeholderNames === 'first'
      ? ['LIVENESS_START', 'LIVENESS_SUBMIT', 'SUCCESS', 'FAIL']
      : ['camera-opened', 'frames-sent', 'ok', 'rejected'];
  return [
    { event: start, result: good, createTimestamp: record.createdAt + 1_000 },
    { event: submit, result: passed ? good : bad, createTimestamp: submittedAt },
  ];
}

export function toDocDetail(
  { document, erasedAt, region }: TransactionRecord,
  media: MediaWriter,
  { placeholderNames }: SimulatorSwitches,
): Record<string, unknown> | null {
  if (document === null) return null;
  const kept = erasedAt === null;
  const front = kept ? media.picture('document-front.jpg') : null;
  const result = document.genuine ? 'pass' : 'fail';
  const person = kept ? { idNumber: '00-0000000-0', fullName: 'TEST PERSON', birthday: '1990-01-01' } : null;
  if (placeholderNames === 'second') {
    return { type: document.docType, pages: [{ side: 1, picture: front }], reading: person, forgery: { result } };
  }
  return {
    docResult: result.toUpperCase(),
    region,
    docType: document.docType,
    subDocType: document.docType,
    frontImage: front,
    backImage: null,
    ocr: person && { ...person, expiryDate: null, nationality: region, others: {} },
    idForgery: { result, detail: null },
  };
}

export function toAddressDetail(record: TransactionRecord, { placeholderNames }: SimulatorSwitches) {
  if (record.erasedAt !== null || record.addressFaults.length > 0) return null;
  return placeholderNames === 'first'
    ? { fullAddress: '1 Simulated Street', country: record.region }
    : { lines: ['1 Simulated Street'], countryCode: record.region };
}

export function toInputParameters(record: TransactionRecord, { placeholderNames }: SimulatorSwitches) {
  if (record.inputParameters !== null) return record.inputParameters;
  const serial = record.signatureId.slice(-4);
  if (placeholderNames === 'second') return { requestedBy: `user-${serial}`, country: record.region };
  return {
    bizId: `biz-${serial}`,
    userId: `user-${serial}`,
    region: record.region,
    language: 'en-US',
    bizCode: 'DEMO01',
    productLevel: record.productLevel,
    ...(record.face && { livenessType: record.face.livenessType }),
    ...(record.document && { docType: record.document.docType }),
  };
}
