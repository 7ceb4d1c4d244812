import { DAY_MS, NOW, TENANTS, toRecord } from './records.js';

const PAGE_SIZE = 50;
const DEPTH = 1_000;
const NEWEST = { field: 'RECORDED_AT', direction: 'DESC' };
const [TENANT] = TENANTS;

/** What is read, by its name in the report. */
export async function toReads(history, rows) {
  const first = { filter: {}, order: NEWEST, size: PAGE_SIZE, backwards: false, from: null };
  const made = toRecord(Math.floor(rows / 2), rows);
  const last30Days = { decidedAt: { from: NOW - 30 * DAY_MS, before: NOW } };
  const page = (change) => ({ page: { ...first, ...change } });
  return {
    'first page': page({}),
    'page 1,000': page({ from: await findPosition(history, first) }),
    'first page by score': page({ order: { field: 'FACE_LIVENESS_SCORE', direction: 'ASC' } }),
    'last page by decision, backwards': page({ order: { field: 'DECIDED_AT', direction: 'DESC' }, backwards: true }),
    'least selective filter: passed': page({ filter: { status: ['PASS'] } }),
    'most selective filter: one user': page({ filter: { userId: made.userId } }),
    'most selective filter, nothing found': page({ filter: { errorCode: ['NO_SUCH_CODE'] } }),
    'injection attacks': page({ filter: { livenessAttackType: ['INJECTION'] } }),
    'failed in two countries': page({ filter: { status: ['FAIL'], countryCode: ['TUR', 'ESP'] } }),
    'count up to 10,000': { count: { status: ['PASS'] } },
    'statistics, 30 days by day and attack type': { statistics: last30Days, by: ['DAY', 'LIVENESS_ATTACK_TYPE'] },
    'statistics of everything': { statistics: {}, by: [] },
  };
}

export function read(history, { page, count, statistics, by }) {
  if (page) return history.page(TENANT, page);
  return count ? history.count(TENANT, count, 10_000) : history.statistics(TENANT, statistics, by);
}

/** Turns pages as a reader would. */
async function findPosition(history, first) {
  let from = null;
  for (let page = 1; page < DEPTH; page += 1) {
    const { records } = await history.page(TENANT, { ...first, from });
    const last = records.at(-1);
    from = { value: last.recordedAt, signatureId: last.signatureId };
  }
  return from;
}

/** Writes batches of which half decide what the one before began, and returns how long each took. */
export async function measureWrites(history, { batches, size, rows }) {
  const times = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const begun = Array.from({ length: size / 2 }, (_, index) => toPending(batch * size + index, rows));
    const decided = begun.map((_, index) => toDecided((batch - 1) * size + index, rows));
    times.push(await time(() => history.put(TENANT, [...begun, ...decided])));
  }
  return times;
}

function toDecided(number, rows) {
  const at = NOW + number;
  const made = toRecord(Math.abs(number * 7_919) % rows, rows);
  return { ...made, signatureId: `new-${number}`, recordedAt: at, decidedAt: made.decidedAt && at, observedAt: at + 1 };
}

function toPending(number, rows) {
  const scores = { faceLivenessScore: null, faceSimilarityScore: null };
  const attack = { isLikelyAttack: null, livenessAttackCode: null, livenessAttackType: null };
  const decided = toDecided(number, rows);
  return {
    ...decided,
    ...scores,
    ...attack,
    status: 'PENDING',
    errorCodes: [],
    decidedAt: null,
    observedAt: NOW + number,
  };
}

export async function time(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function percentile(times, share) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
