import type { SimulatorSwitches } from '../switches.js';
import { toAddressDetail } from './address-detail.js';
import { toDatabaseDetail } from './database-detail.js';
import { toDocDetail } from './doc-detail.js';
import { toFaceDetail } from './face-detail.js';
import type { MediaWriter } from './media-writer.js';
import { toInputParameters } from './placeholders.js';
import type { Product, TransactionRecord } from './transaction.js';
import { decide, type Verdict } from './verdict.js';

type Field =
  | 'overallResult'
  | 'submissionCompleted'
  | 'idvResult'
  | 'errorCode'
  | 'errorCodes'
  | 'faceDetail'
  | 'docDetail'
  | 'docDatabaseDetail'
  | 'addressDetail'
  | 'feeDetail'
  | 'countryCodeIso3'
  | 'inputParameters';

const verdictFields: readonly Field[] = ['overallResult', 'idvResult', 'errorCode'];
const sessionFields: readonly Field[] = ['countryCodeIso3', 'inputParameters'];
const addressFields: readonly Field[] = ['overallResult', 'errorCodes', 'addressDetail', ...sessionFields];

/** The fields of each product, without feeDetail, which follows from its switch. */
const fieldsOf: Readonly<Record<Product, ReadonlySet<Field>>> = {
  LD: new Set([...verdictFields, 'submissionCompleted', 'faceDetail', ...sessionFields]),
  FA: new Set([...verdictFields, 'faceDetail', ...sessionFields]),
  IDV: new Set([...verdictFields, 'submissionCompleted', 'faceDetail', 'docDetail', ...sessionFields]),
  DV: new Set([...verdictFields, 'submissionCompleted', 'docDetail', 'countryCodeIso3']),
  GNDV: new Set([...verdictFields, 'submissionCompleted', 'faceDetail', 'docDatabaseDetail', ...sessionFields]),
  AV: new Set(addressFields),
  POA: new Set(addressFields),
};

/** Returns `data` of a get-result response. */
export function toResultData(record: TransactionRecord, media: MediaWriter, switches: SimulatorSwitches) {
  const verdict = decide(record, switches);
  const decided = record.state === 'FINISHED';
  const { face } = record;
  const all: Record<Field, unknown> = {
    overallResult: verdict.overallResult,
    submissionCompleted: isSubmitted(record, switches),
    idvResult: verdict.overallResult,
    errorCode: verdict.errorCode,
    errorCodes: toErrorCodes(record, verdict),
    faceDetail: decided && face !== null ? toFaceDetail(record, face, verdict, media, switches) : null,
    docDetail: decided ? toDocDetail(record, media, switches) : null,
    docDatabaseDetail: decided ? toDatabaseDetail(record, isFound(record, verdict), media, switches) : null,
    addressDetail: decided ? toAddressDetail(record, media, switches) : null,
    feeDetail: record.fees,
    countryCodeIso3: record.region,
    inputParameters: toInputParameters(record, switches),
  };
  const shown = Object.entries(all).filter(([name]) => isShown(name as Field, record, switches));
  const data: Record<string, unknown> = {
    signatureId: record.signatureId,
    ...Object.fromEntries(shown),
    ...record.extra.data,
  };
  if (isObject(data.faceDetail)) data.faceDetail = { ...data.faceDetail, ...record.extra.faceDetail };
  return record.nullKeysAbsent ? withoutNulls(data) : data;
}

function isSubmitted({ state }: TransactionRecord, switches: SimulatorSwitches): boolean {
  if (state === 'RUNNING') return switches.submissionCompletedWhileRunning;
  return state !== 'GAVE_UP';
}

/** An address check that ended without a submission has a reason, too. */
function toErrorCodes({ state, addressErrorCodes }: TransactionRecord, { errorCode }: Verdict): readonly string[] {
  return state === 'GAVE_UP' && errorCode !== null ? [errorCode] : addressErrorCodes;
}

function isFound({ product, foundInDatabase }: TransactionRecord, { overallResult }: Verdict): boolean {
  return foundInDatabase ?? (product === 'GNDV' && overallResult === 'PASS');
}

/** The old shapes have one verdict, idvResult, and no submissionCompleted. */
function isShown(field: Field, record: TransactionRecord, switches: SimulatorSwitches): boolean {
  const { product, shape } = record;
  const old = shape !== 'newest' || (product === 'LD' && switches.livenessProfile === 'old');
  if (old && (field === 'overallResult' || field === 'submissionCompleted')) return false;
  if (field === 'feeDetail') return hasFeeDetail(product, switches);
  if (field === 'docDatabaseDetail' && record.foundInDatabase !== null) return true;
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
