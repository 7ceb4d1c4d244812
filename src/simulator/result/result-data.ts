import type { SimulatorSwitches } from '../switches.js';
import { toFaceDetail } from './face-detail.js';
import type { MediaWriter } from './media-writer.js';
import { toAddressDetail, toDocDetail, toInputParameters } from './placeholders.js';
import type { Product, TransactionRecord } from './transaction.js';
import { decide } from './verdict.js';

type Field =
  | 'overallResult'
  | 'submissionCompleted'
  | 'idvResult'
  | 'errorCode'
  | 'errorCodes'
  | 'faceDetail'
  | 'docDetail'
  | 'docDatabaseDetail'
  | 'addressDetail';

const verdictFields: readonly Field[] = ['overallResult', 'idvResult', 'errorCode'];

/** Which fields an answer has beside those that all products share. */
const fieldsOf: Readonly<Record<Product, ReadonlySet<Field>>> = {
  LD: new Set([...verdictFields, 'submissionCompleted', 'faceDetail']),
  FA: new Set([...verdictFields, 'faceDetail']),
  IDV: new Set([...verdictFields, 'submissionCompleted', 'faceDetail', 'docDetail']),
  DV: new Set([...verdictFields, 'submissionCompleted', 'docDetail']),
  GNDV: new Set([...verdictFields, 'submissionCompleted', 'faceDetail', 'docDatabaseDetail']),
  POA: new Set(['overallResult', 'errorCodes', 'addressDetail']),
};

/** `data` of a get-result answer. */
export function toResultData(record: TransactionRecord, media: MediaWriter, switches: SimulatorSwitches) {
  const verdict = decide(record, switches);
  const decided = record.state === 'FINISHED';
  const { face } = record;
  const all: Record<Field, unknown> = {
    overallResult: verdict.overallResult,
    submissionCompleted: isSubmitted(record, switches),
    idvResult: verdict.overallResult,
    errorCode: verdict.errorCode,
    errorCodes: record.addressFaults,
    faceDetail: decided && face !== null ? toFaceDetail(record, face, verdict, media, switches) : null,
    docDetail: decided ? toDocDetail(record, media, switches) : null,
    docDatabaseDetail: decided && verdict.overallResult === 'PASS' ? { found: true } : null,
    addressDetail: decided ? toAddressDetail(record, switches) : null,
  };
  const shown = Object.entries(all).filter(([name]) => isShown(name as Field, record, switches));
  const data: Record<string, unknown> = {
    signatureId: record.signatureId,
    ...Object.fromEntries(shown),
    ...(hasFeeDetail(record.product, switches) && { feeDetail: [] }),
    countryCodeIso3: record.region,
    inputParameters: toInputParameters(record, switches),
    ...record.extra.data,
  };
  if (isObject(data.faceDetail)) data.faceDetail = { ...data.faceDetail, ...record.extra.faceDetail };
  return record.nullKeysAbsent ? withoutNulls(data) : data;
}

function isSubmitted({ state }: TransactionRecord, switches: SimulatorSwitches): boolean {
  if (state === 'RUNNING') return switches.submissionCompletedWhileRunning;
  return state !== 'GAVE_UP';
}

/** The old answers know one verdict, idvResult, and say nothing of the submission. */
function isShown(field: Field, { product, shape }: TransactionRecord, switches: SimulatorSwitches): boolean {
  const old = shape !== 'newest' || (product === 'LD' && switches.livenessProfile === 'old');
  if (old && (field === 'overallResult' || field === 'submissionCompleted')) return false;
  return fieldsOf[product].has(field);
}

function hasFeeDetail(product: Product, { feeDetail }: SimulatorSwitches): boolean {
  return feeDetail === 'everywhere' || (feeDetail === 'identity-only' && product === 'IDV');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([name, inner]) => [name, isObject(inner) ? withoutNulls(inner) : inner]));
}
