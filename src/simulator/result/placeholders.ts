import type { SimulatorSwitches } from '../switches.js';
import { type TransactionRecord, toLastCaptureTime } from './transaction.js';
import type { Verdict } from './verdict.js';

// The content of these objects is not documented, so both variants are synthetic. A client that depends on one of them
// fails with the other; that is the purpose of the switch.

export function toEvents(record: TransactionRecord, verdict: Verdict, switches: SimulatorSwitches) {
  const submittedAt = toLastCaptureTime(record) + 700;
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
