import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createEmbeddedEngine } from '../../src/history/embedded/embedded-engine.js';
import { NewerSchemaError } from '../../src/history/newer-schema-error.js';
import type { HistoryDatabase } from '../../src/history/open-history.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { createFile, openTestHistory } from '../support/history/engines.js';
import { createSchema, describeWithPostgres } from '../support/history/postgres.js';
import { createRecord, FIRST_PAGE } from '../support/history/records.js';

type Place = { readonly database: HistoryDatabase; run(statement: string): Promise<unknown> };

async function createFilePlace(): Promise<Place> {
  const database = createFile();
  const engine = createEmbeddedEngine({ path: database.path, statementTimeoutMs: 30_000 });
  closeAfterTest(() => engine.close());
  return { database, run: (statement) => sql.raw(statement).execute(engine.database) };
}

function defineMigrations(createPlace: () => Promise<Place>): void {
  test('instances that start at once migrate once, and share the key of cursors', async () => {
    const { database } = await createPlace();
    const histories = await Promise.all(Array.from({ length: 4 }, () => openTestHistory({ database })));
    await Promise.all(histories.map((it, index) => it.put('tenant', [createRecord({ signatureId: `id-${index}` })])));
    expect(await histories[0]?.count('tenant', {}, 10)).toBe(4);
    const keys = await Promise.all(histories.map((it) => it.cursorKey()));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
  });

  test('a database of a newer version is refused, and stays as it is', async () => {
    const { database, run } = await createPlace();
    const history = await openTestHistory({ database });
    await history.put('tenant', [createRecord()]);
    await run("update history_settings set value = '99' where name = 'schema_version'");
    const opening = openTestHistory({ database });
    await expect(opening).rejects.toBeInstanceOf(NewerSchemaError);
    await expect(opening).rejects.toMatchObject({ found: 99, known: 1 });
    expect(await history.count('tenant', {}, 10)).toBe(1);
  });

  test('values that only a newer version knows do not break a page, and are kept by a write', async () => {
    const { database, run } = await createPlace();
    const history = await openTestHistory({ database });
    const record = createRecord({ status: 'FAIL', errorCodes: ['A'], livenessAttackType: 'INJECTION' });
    await history.put('tenant', [record]);
    await run("update history_records set status = 'LATER', liveness_attack_type = 'NEW', error_codes = '{}'");
    const read = async () => (await history.page('tenant', FIRST_PAGE)).records[0];
    const shown = { status: 'INCOMPLETE', livenessAttackType: 'UNKNOWN', errorCodes: [] };
    expect(await read()).toMatchObject(shown);
    await history.put('tenant', [{ ...record, status: 'PENDING', startedAt: 5 }]);
    expect(await read()).toMatchObject({ ...shown, startedAt: 5 });
    expect(await history.count('tenant', { livenessAttackType: ['NEW' as never] }, 9)).toBe(1);
  });
}

describe('Migrations of a file', () => defineMigrations(createFilePlace));
describeWithPostgres('Migrations of PostgreSQL', () => defineMigrations(createSchema));
