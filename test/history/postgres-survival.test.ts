import { expect, test } from '@jest/globals';
import pg from 'pg';
import { HistoryError } from '../../src/history/history-error.js';
import { NewerSchemaError } from '../../src/history/newer-schema-error.js';
import { openTestHistory } from '../support/history/engines.js';
import { createSchema, describeWithPostgres, inSchema, type TestSchema } from '../support/history/postgres.js';
import { createProxy } from '../support/history/proxy.js';
import { createRecord, FIRST_PAGE } from '../support/history/records.js';

const manyRecords = (count: number) =>
  Array.from({ length: count }, (_, index) => createRecord({ signatureId: `id-${index}`, userId: `secret-${index}` }));

/** A schema behind a way that can be cut. */
async function createCuttable() {
  const schema = await createSchema();
  const { hostname, port } = new URL(schema.database.url);
  const proxy = await createProxy({ host: hostname || '127.0.0.1', port: Number(port || 5_432) });
  const url = inSchema(schema.name, (address) => {
    address.hostname = '127.0.0.1';
    address.port = String(proxy.port);
  });
  return { schema, proxy, database: { kind: 'postgres', url } as const };
}

const inBackend = (schema: TestSchema, change: string) =>
  inSchema(schema.name, ({ searchParams }) =>
    searchParams.set('options', `${searchParams.get('options')} -c ${change}`),
  );

describeWithPostgres('A history in PostgreSQL', () => {
  test('opens while the database is down, and is migrated and used once it is back', async () => {
    const { proxy, database } = await createCuttable();
    const history = await openTestHistory({ database });
    await expect(history.count('tenant', {}, 9)).rejects.toMatchObject({
      failure: 'unavailable',
      reason: 'ECONNREFUSED',
    });
    await proxy.open();
    await history.put('tenant', [createRecord()]);
    expect(await history.count('tenant', {}, 9)).toBe(1);
  });

  test('says so later if the database that was down at the start is of a newer version', async () => {
    const { schema, proxy, database } = await createCuttable();
    await openTestHistory({ database: schema.database });
    const history = await openTestHistory({ database });
    await schema.run("update history_settings set value = '99' where name = 'schema_version'");
    await proxy.open();
    await expect(history.count('tenant', {}, 9)).rejects.toMatchObject({
      failure: 'unavailable',
      reason: 'NEWER_SCHEMA',
    });
    await expect(openTestHistory({ database })).rejects.toBeInstanceOf(NewerSchemaError);
  });

  test('loses nothing but the question when the connection is cut in the middle of a page or a batch', async () => {
    const { schema, proxy, database } = await createCuttable();
    await proxy.open();
    const history = await openTestHistory({ database });
    await history.put('tenant', manyRecords(10));
    const blocker = new pg.Client({ connectionString: schema.database.url });
    await blocker.connect();
    await blocker.query('begin; lock table history_records in access exclusive mode');
    const page = history.page('tenant', FIRST_PAGE).catch((error: unknown) => error);
    const writing = history.put('tenant', manyRecords(500)).catch((error: unknown) => error);
    await proxy.cut();
    expect(await page).toMatchObject({ failure: 'unavailable' });
    expect(await writing).toMatchObject({ failure: 'unavailable' });
    await blocker.end();
    await proxy.open();
    expect((await history.page('tenant', FIRST_PAGE)).records).toHaveLength(9);
    await history.put('tenant', manyRecords(500));
    const statistics = await history.statistics('tenant', {}, []);
    expect(statistics[0]?.total).toBe(500);
  });

  test('ends a question that takes too long, and fails a write that does', async () => {
    const schema = await createSchema();
    await openTestHistory({ database: schema.database });
    const history = await openTestHistory({ database: schema.database, statementTimeoutMs: 200 });
    const blocker = new pg.Client({ connectionString: schema.database.url });
    await blocker.connect();
    await blocker.query('begin; lock table history_records in access exclusive mode');
    const isErased = { isErased: true };
    await expect(history.statistics('tenant', isErased, [])).rejects.toMatchObject({
      failure: 'too expensive',
      reason: '57014',
    });
    await expect(history.put('tenant', [createRecord()])).rejects.toMatchObject({
      failure: 'unavailable',
      reason: '57014',
    });
    await blocker.end();
    await history.put('tenant', [createRecord()]);
    expect(await history.count('tenant', {}, 9)).toBe(1);
  });

  test('answers reads where it is read-only, and the error of a write repeats no value', async () => {
    const schema = await createSchema();
    const writable = await openTestHistory({ database: schema.database });
    await writable.put('tenant', manyRecords(3));
    const url = inBackend(schema, 'default_transaction_read_only=on');
    const history = await openTestHistory({ database: { kind: 'postgres', url } });
    expect(await history.count('tenant', {}, 9)).toBe(3);
    expect(await history.cursorKey()).toEqual(await writable.cursorKey());
    const failure = await history
      .put('tenant', [createRecord({ signatureId: 'new', userId: 'secret' })])
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ failure: 'unavailable', reason: '25006' });
    expect(failure).toBeInstanceOf(HistoryError);
    expect(JSON.stringify([failure, String(failure), (failure as Error).cause ?? null])).not.toContain('secret');
  });

  test('keeps all or nothing of a batch for which the disk is full, and goes on when there is room', async () => {
    const schema = await createSchema();
    const history = await openTestHistory({ database: schema.database });
    await history.put('tenant', manyRecords(3));
    await schema.run(`create function fill() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
    // After the rows have been written.
    await schema.run('create trigger fill before insert on history_rollups execute function fill()');
    await expect(history.put('tenant', manyRecords(50))).rejects.toMatchObject({
      failure: 'unavailable',
      reason: '53100',
    });
    expect(await history.count('tenant', {}, 99)).toBe(3);
    await schema.run('drop trigger fill on history_rollups');
    await history.put('tenant', manyRecords(50));
    expect(await history.approximateSize()).toBe(50);
    expect((await history.statistics('tenant', {}, []))[0]?.total).toBe(50);
  });

  test('rejects calls after it was closed', async () => {
    const history = await openTestHistory({ database: (await createSchema()).database }, () => undefined);
    await history.close();
    await expect(history.count('tenant', {}, 9)).rejects.toMatchObject({ failure: 'unavailable', reason: 'CLOSED' });
  });
});
