import { copyFileSync } from 'node:fs';

/**
 * Writes batches until it is killed, and says so before each: `node writer.js DATABASE` with the database as JSON. Runs
 * what the compiler emitted, which leaves the program of the thread out.
 */

const WORKER = 'history/embedded/history-worker.js';
copyFileSync(`src/${WORKER}`, `build/${WORKER}`);
const { openHistory } = await import('../../../build/history/open-history.js');

const BATCH = 200;
const history = await openHistory({ database: JSON.parse(process.argv[2]) });
for (let batch = 0; ; batch += 1) {
  process.stdout.write(`${batch}\n`);
  const records = Array.from({ length: BATCH }, (_, index) => ({
    signatureId: `id-${batch}-${index}`,
    ...{ status: 'PASS', errorCodes: [], faceLivenessScore: index % 100, faceSimilarityScore: null },
    ...{ livenessThreshold: 50, similarityThreshold: 70, isLikelyAttack: false, livenessAttackCode: null },
    ...{ livenessAttackType: null, livenessFlowCategory: 'SILENT', countryCode: 'IDN', userId: null, bizId: null },
    ...{ startedAt: null, recordedAt: batch, decidedAt: batch, erasedAt: null, observedAt: batch },
  }));
  await history.put('tenant', records);
}
