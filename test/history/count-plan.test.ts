import { expect, test } from '@jest/globals';
import type { RecordFilter } from '../../src/history/history-store.js';
import { buildCountQuery } from '../../src/history/sql/count-query.js';
import { openEmbedded, stepsOf } from '../support/history/plans.js';

const RANGE = { from: 1, before: 2 };

test.each<[RecordFilter, string]>([
  [{}, 'recorded'],
  [{ status: ['PASS'] }, 'recorded'],
  [{ status: ['FAIL', 'INCOMPLETE'] }, 'recorded'],
  [{ livenessFlowCategory: ['SILENT'] }, 'recorded'],
  [{ faceSimilarityScore: { from: 50 } }, 'recorded'],
  [{ isLikelyAttack: false, isErased: false }, 'recorded'],
  [{ recordedAt: RANGE, status: ['PASS'], userId: undefined }, 'recorded'],
  [{ status: ['PENDING'] }, 'pending'],
  [{ isLikelyAttack: true }, 'attack'],
  [{ isErased: true }, 'erased'],
  [{ livenessAttackType: ['INJECTION', 'UNSURE'] }, 'attack_type'],
  [{ userId: 'u', status: ['PASS'] }, 'user'],
  [{ bizId: 'b' }, 'biz'],
  [{ errorCode: ['A', 'B'] }, 'error'],
  [{ countryCode: ['IDN', 'SGP'], status: ['FAIL'] }, 'country'],
  [{ decidedAt: RANGE, status: ['PASS'] }, 'decided'],
  [{ faceLivenessScore: { to: 5 } }, 'score'],
  [{ signatureIds: ['a', 'b'] }, 'key'],
])('an embedded database counts %j by one search of its index %s, without sorting', async (filter, name) => {
  const { engine } = await openEmbedded();
  const steps = await stepsOf(engine, buildCountQuery(engine, 'tenant', filter, 10_001));
  const searches = steps.filter((step) => /^SEARCH|TEMP B-TREE|SCAN history_records/.test(step));
  const index = name === 'key' ? 'sqlite_autoindex_history_records_1' : `history_records_${name}`;
  expect(searches).toEqual([
    expect.stringMatching(`^SEARCH history_records USING (COVERING )?INDEX ${index} \\(tenant=`),
  ]);
});
