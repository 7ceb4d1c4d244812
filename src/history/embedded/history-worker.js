import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql/promise';

/**
 * Runs the statements of the embedded database, which blocks its thread. A program of its own in JavaScript, so that the
 * sources start it as well as what is built from them. Posts codes of errors only, since their texts can repeat values.
 */

const { path, statementTimeoutMs } = workerData;
const BUSY_TIMEOUT_MS = 5_000;
const BUSY_RETRY_MS = 20;
/** Of 4 KiB. A batch changes a thousand, and moving them into the file after each one would take most of the time. */
const CHECKPOINT_PAGES = 8_000;
const CACHE_KIB = 32_000;
const CODE = /^[A-Z0-9_]{4,64}$/;

let database;

parentPort.on('message', async (request) => {
  if (request === 'close') {
    database?.close();
    parentPort.close();
    return;
  }
  let code;
  try {
    database ??= await open();
    parentPort.postMessage({ id: request.id, rows: await execute(database, request.sql, request.parameters) });
  } catch (error) {
    code = toCode(error);
    parentPort.postMessage({ id: request.id, code });
  }
  // libsql leaves that statement unfinished, and with it an old state of the database in sight: another thread takes over.
  if (code?.startsWith('SQLITE_BUSY')) parentPort.close();
});

async function open() {
  const opened = new Database(path);
  await configure(opened);
  return opened;
}

async function configure(opened) {
  await execute(opened, `pragma busy_timeout = ${BUSY_RETRY_MS}`, []);
  // Readers do not wait for the writer. A file that is read-only keeps the mode that it has.
  await execute(opened, 'pragma journal_mode = wal', []).catch((error) => {
    if (!toCode(error).startsWith('SQLITE_READONLY')) throw error;
  });
  // After a power cut the last writes can be missing, and the file is whole. They are found again by the next read.
  await execute(opened, 'pragma synchronous = normal', []);
  await execute(opened, `pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`, []);
  await execute(opened, `pragma cache_size = -${CACHE_KIB}`, []);
}

/** SQLite does not wait for other instances in each case, and only the same statement can be tried again. */
async function execute(opened, sql, parameters) {
  const statement = await opened.prepare(sql);
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      return await runInTime(opened, statement, parameters);
    } catch (error) {
      if (!toCode(error).startsWith('SQLITE_BUSY') || performance.now() > deadline) throw error;
    }
    await sleep(BUSY_RETRY_MS);
  }
}

/**
 * This thread can end a statement until it has its first row, and then only copies rows. A write is done by then, and queries
 * are compiled so that all of their rows are found by then.
 */
async function runInTime(opened, statement, parameters) {
  const timer = setTimeout(() => opened.interrupt(), statementTimeoutMs);
  try {
    return await statement.all(parameters);
  } finally {
    clearTimeout(timer);
  }
}

function toCode({ code, message }) {
  if (CODE.test(code)) return code;
  return String(message).startsWith('ConnectionFailed') ? 'SQLITE_CANTOPEN' : 'UNKNOWN';
}
