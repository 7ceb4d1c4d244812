import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { AuditUnavailableError } from '../../../src/audit/log/audit-log.js';
import { AUDIT_HMAC_KEY, auditPath, readEntries, verify } from '../../support/gateway/audit.js';
import { failAfter, startLog } from '../../support/gateway/audit-log.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const IMAGE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { url } } }';

/** Opens two logs on one file like containers on two machines, which cannot see each other's lock. */
async function startTwo() {
  const path = await auditPath();
  const one = await startLog(path, { isLocked: false });
  await one.add('one 1');
  const other = await startLog(path, { isLocked: false });
  return { path, one, other };
}

test('of two processes on a file that cannot be locked, one stops writing as soon as the other has written', async () => {
  const { path, one, other } = await startTwo();
  await other.add('other 1');
  const refused = one.add('one 2');
  await expect(refused).rejects.toThrow(AuditUnavailableError);
  await expect(refused).rejects.toThrow('another process has written to it');
  expect(one.events.at(-1)).toEqual({ event: 'unavailable', errorCode: 'FOREIGN_WRITE' });
  await other.add('other 2');
  await expect(one.add('one 3')).rejects.toThrow(AuditUnavailableError);
  expect(readEntries(path).map(({ requestId }) => requestId)).toEqual(['one 1', 'other 1', 'other 2']);
  expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 3 });
});

test.each(['{"sequence":2}\n', 'no line of a chain\n', 'x'])(
  'nothing is written behind a foreign %j',
  async (foreign) => {
    const path = await auditPath();
    const log = await startLog(path);
    await log.add('first');
    appendFileSync(path, foreign);
    const before = readFileSync(path, 'utf8');
    for (const name of ['a', 'b']) await expect(log.add(name)).rejects.toThrow(AuditUnavailableError);
    expect(readFileSync(path, 'utf8')).toBe(before);
  },
);

test('nothing is written after a foreign line that arrived during a failed write', async () => {
  const { path, one, other } = await startTwo();
  one.sabotages.push(failAfter(0));
  await expect(one.add('refused')).rejects.toThrow(AuditUnavailableError);
  await other.add('other 1');
  await expect(one.add('one 2')).rejects.toThrow('another process has written to it');
  expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 2 });
});

test('after a file with foreign lines is moved away, the chain continues in a new one, and the verifier detects them', async () => {
  const path = await auditPath();
  const log = await startLog(path);
  await log.add('first');
  appendFileSync(path, 'foreign\n');
  await expect(log.add('refused')).rejects.toThrow(AuditUnavailableError);
  renameSync(path, `${path}.1`);
  await log.add('second');
  await log.add('third');
  expect(log.events.at(-1)).toEqual({ event: 'available again' });
  expect(await verify(`${path}.1`, path)).toMatchObject({ isIntact: false });
  writeFileSync(`${path}.1`, readFileSync(`${path}.1`, 'utf8').replace('foreign\n', ''));
  expect(await verify(`${path}.1`, path)).toMatchObject({ isIntact: true, returnedMedia: 3 });
});

test('after a foreign write media are redacted with AUDIT_UNAVAILABLE, and the log advises what to do', async () => {
  const path = await auditPath();
  const gateway = await startTestGateway({ env: { AUDIT_LOG: path, AUDIT_HMAC_KEY } });
  const { passFarNear: id } = gateway.simulator.sampleIds;
  expect((await gateway.ask(IMAGE, { id })).errors).toEqual([]);
  appendFileSync(path, 'foreign\n');
  const { data, errors } = await gateway.ask(IMAGE, { id });
  expect(data.livenessResult).toEqual({ status: 'PASS', faceImage: { url: null } });
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['AUDIT_UNAVAILABLE']);
  expect(gateway.logLines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({
      level: 50,
      msg: 'audit log unavailable',
      errorCode: 'FOREIGN_WRITE',
      advice: expect.stringContaining('use one file per process'),
    }),
  );
});
