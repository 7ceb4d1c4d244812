import { createHash } from 'node:crypto';
import { toCaptureTimes, toFlow } from '../result/flow.js';
import { createTransaction, type FaceRecord, type TransactionRecord } from '../result/transaction.js';

/** When it was created, to the second, and a number. */
const ID = /^demo-([0-9a-z]{6})-([0-9a-z]{4})$/;
const DAY_MS = 86_400_000;

const regions = ['IDN', 'IDN', 'IDN', 'PHL', 'PHL', 'THA', 'VNM', 'MYS'];
const livenessTypes = ['DISTANT_NEAR', 'DISTANT_NEAR', 'DISTANT_NEAR_ACTION', 'ACTION', 'SILENT'];
/** The newest ones still run. */
const running = 4;
const users = 1_500;

/** Returns the id of a made-up verification: everything about it follows from its id. `number` is below 36^4. */
export function toMadeUpId(createdAt: number, number: number): string {
  const seconds = Math.floor(createdAt / 1000).toString(36);
  return `demo-${seconds.padStart(6, '0')}-${number.toString(36).padStart(4, '0')}`;
}

/** Returns the transaction of a made-up id; undefined for another id. */
export function toMadeUpTransaction(signatureId: string): TransactionRecord | undefined {
  const [, seconds, number] = ID.exec(signatureId) ?? [];
  if (seconds === undefined || number === undefined) return undefined;
  const createdAt = Number.parseInt(seconds, 36) * 1000;
  const dice = toDice(signatureId);
  const livenessType = pick(livenessTypes, dice());
  const region = pick(regions, dice());
  const userId = `user-${1 + Math.floor(dice() * users)}`;
  const isComparison = dice() < 0.2;
  const ending = dice();
  const state = Number.parseInt(number, 36) < running ? 'RUNNING' : ending < 0.08 ? 'GAVE_UP' : 'FINISHED';
  const face = toFace(livenessType, createdAt, isComparison, dice);
  return createTransaction({
    ...{ signatureId, createdAt, state, region, face, product: isComparison ? 'FA' : 'LD' },
    inputParameters: {
      ...{ userId, bizId: `order-${number}`, bizCode: 'DEMO01', region, language: 'en-US' },
      ...{ productLevel: 'STANDARD', livenessType },
    },
  });
}

function toFace(livenessType: string, createdAt: number, isComparison: boolean, dice: () => number): FaceRecord {
  // On some days one attacker tries again and again, so that a chart has something to show.
  const isBusyDay = Math.floor(createdAt / DAY_MS) % 23 === 5;
  const isAttack = dice() < (isBusyDay ? 0.25 : 0.05);
  const isMatch = dice() > 0.06;
  const plain = createTransaction({ signatureId: 'plain', face: toFlow(livenessType) }).face as FaceRecord;
  return {
    ...plain,
    faceLivenessScore: toScore(isAttack ? dice() * 48 : 100 - 35 * dice() ** 3),
    livenessAttackType: pick([1, 1, 2, 2, 2, 3], dice()),
    faceSimilarityScore: isComparison ? toScore(isMatch ? 100 - 25 * dice() : 60 * dice()) : null,
    capturedAt: toCaptureTimes(plain, createdAt),
    auditArchive: isAttack,
    video: isAttack ? 'READY' : 'NONE',
  };
}

/** Returns a function that returns numbers in [0, 1), the same for the same id. */
function toDice(signatureId: string): () => number {
  const bytes = createHash('sha256').update(signatureId).digest();
  let at = 0;
  return () => {
    const value = bytes.readUInt16BE(at) / 65_536;
    at += 2;
    return value;
  };
}

function pick<Item>(items: readonly Item[], value: number): Item {
  return items[Math.floor(value * items.length)] as Item;
}

function toScore(score: number): number {
  return Math.round(score * 100) / 100;
}
