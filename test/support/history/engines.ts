import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from '@jest/globals';
import type { HistoryStore } from '../../../src/history/history-store.js';
import { type HistoryDatabase, type HistoryOptions, openHistory } from '../../../src/history/open-history.js';
import { closeAfterTest } from '../close-after-test.js';
import { createModelHistory } from './model.js';
import { createSchema, describeWithPostgres } from './postgres.js';

/** Opens stores on a database that the suite has for itself; all of them end with the suite. */
export type TestEngine = {
  /** Whether all stores of the suite use one database. */
  readonly isShared: boolean;
  readonly isModel: boolean;
  open(): Promise<HistoryStore>;
};

/** Defines the suite for each database, and for the model that they are compared with. */
export function describeEngines(name: string, define: (engine: TestEngine) => void): void {
  describe(`${name}, in the model`, () => {
    const model = createModelHistory();
    define({ isShared: true, isModel: true, open: async () => model });
  });
  describe(`${name}, in memory`, () => define(createEngine(async () => ({ kind: 'memory' }), false)));
  describe(`${name}, in a file`, () => define(createEngine(async (closeLater) => createFile(closeLater))));
  describeWithPostgres(`${name}, in PostgreSQL`, () =>
    define(createEngine(async (closeLater) => (await createSchema(closeLater)).database)),
  );
}

type CloseLater = (close: () => Promise<void>) => void;

function createEngine(
  createDatabase: (closeLater: CloseLater) => Promise<HistoryDatabase>,
  isShared = true,
): TestEngine {
  const cleanups: (() => Promise<void>)[] = [];
  const closeLater: CloseLater = (close) => void cleanups.push(close);
  let database: Promise<HistoryDatabase> | undefined;
  afterAll(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });
  return {
    isShared,
    isModel: false,
    async open() {
      database ??= createDatabase(closeLater);
      return openTestHistory({ database: await database }, closeLater);
    },
  };
}

/** A path in a folder of its own. */
export function createFile(closeLater: CloseLater = closeAfterTest): { readonly kind: 'file'; readonly path: string } {
  const directory = mkdtempSync(join(tmpdir(), 'history-'));
  closeLater(async () => rmSync(directory, { recursive: true, force: true }));
  return { kind: 'file', path: join(directory, 'history.db') };
}

/** A pause of a loaded machine is no statement that takes too long. */
export async function openTestHistory(options: HistoryOptions, closeLater: CloseLater = closeAfterTest) {
  const history = await openHistory({ statementTimeoutMs: 30_000, ...options });
  closeLater(() => history.close());
  return history;
}
