/** Made-up verifications of the last 90 days, evenly in time; the same number makes the same one. */

export const DAY_MS = 86_400_000;
export const DAYS = 90;
/** Not on the bound of a day, so that statistics of whole days are no special case. */
export const NOW = Date.UTC(2026, 5, 30, 13, 37);
/** Most rows belong to the first. */
export const TENANTS = ['large', 'small'];

export const COUNTRIES = 'IDN,PHL,VNM,THA,MYS,SGP,IND,PAK,BGD,LKA,MEX,BRA,COL,PER,NGA,KEN,ZAF,EGY,TUR,ESP'.split(',');
export const CODES =
  'FACE_NOT_MATCH,NO_FACE,LOW_QUALITY,TIMEOUT,USER_CANCELED,CAMERA_DENIED,MULTIPLE_FACES,FACE_OCCLUDED'.split(',');
export const FLOWS = ['DISTANT_CLOSE', 'DISTANT_CLOSE_ACTION', 'ACTION', 'SILENT'];
export const ATTACKS = ['PRESENTATION', 'PRESENTATION', 'INJECTION', 'UNSURE'];

/** Returns a number from 0 to 1 without 1, of its own for each use of an index. */
function draw(index, use) {
  const mixed = Math.imul((index ^ (use * 0x9e3779b9)) + 0x6d2b79f5, 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((again ^ (again >>> 16)) >>> 0) / 2 ** 32;
}

export function toRecord(index, rows) {
  const random = (use) => draw(index, use);
  const pick = (values, by) => values[Math.floor(by * values.length)];
  const isAttack = random(1) < 0.02;
  const verdict = random(2);
  const status =
    isAttack || verdict < 0.1 ? 'FAIL' : verdict < 0.14 ? 'INCOMPLETE' : verdict < 0.15 ? 'PENDING' : 'PASS';
  const hasScore = status === 'PASS' || status === 'FAIL';
  const recordedAt = Math.floor(NOW - DAYS * DAY_MS + (index * DAYS * DAY_MS) / rows);
  return {
    signatureId: `made-${index}`,
    status,
    errorCodes: status === 'FAIL' ? [isAttack ? 'LIVENESS_ATTACK' : pick(CODES, random(3))] : [],
    faceLivenessScore: hasScore ? (isAttack ? 30 * random(4) : 100 * random(4) ** 0.1) : null,
    faceSimilarityScore: hasScore ? 100 * random(5) ** 0.2 : null,
    livenessThreshold: 50,
    similarityThreshold: 70,
    isLikelyAttack: isAttack,
    livenessAttackCode: isAttack ? 17 : null,
    livenessAttackType: isAttack ? pick(ATTACKS, random(6)) : null,
    livenessFlowCategory: pick(FLOWS, random(7) ** 2),
    countryCode: pick(COUNTRIES, random(8) ** 2),
    userId: `user-${Math.floor((random(9) * rows) / 4)}`,
    bizId: `biz-${index}`,
    startedAt: recordedAt - 60_000,
    recordedAt,
    decidedAt: status === 'PENDING' ? null : recordedAt,
    erasedAt: null,
    observedAt: recordedAt,
  };
}
