import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { HistoryError } from '../../../src/history/history-error.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { AUDIT_HMAC_KEY, auditPath, pseudonymOf, readEntries, verify } from '../../support/gateway/audit.js';
import type { TestGatewayOptions } from '../../support/gateway/gateway.js';
import { STARTS, startStartingGateway } from '../../support/gateway/starts.js';
import { createModelHistory } from '../../support/history/model.js';
import { until } from '../../support/until.js';

const LIST =
  '{ verificationHistory { nodes { signatureId status errorCodes userId bizId countryCode startedAt recordedAt decidedAt } } }';
const READ = 'query ($id: ID!) { verification(signatureId: $id) { status } }';

describe('the history', () => {
  const startRecording = async (env: Readonly<Record<string, string>> = {}) => {
    const gateway = await startStartingGateway({ env: { HISTORY_DATABASE: 'memory:', ...env } });
    const nodes = async () => (await gateway.ask(LIST)).data.verificationHistory.nodes;
    const recorded = async () => {
      await until(async () => (await nodes()).length > 0);
      return (await nodes())[0];
    };
    return { ...gateway, nodes, recorded };
  };

  test('has a verification as PENDING right after its start, with who it is for', async () => {
    const { start, recorded } = await startRecording();
    const input = { userId: 'user-7', bizId: 'order-1', region: 'PHL' };
    const { signatureId } = (await start(input)).data.startVerification;
    const now = '2026-01-01T12:00:00.000Z';
    expect(await recorded()).toEqual({
      ...{ signatureId, status: 'PENDING', errorCodes: [], userId: 'user-7', bizId: 'order-1', countryCode: 'PHL' },
      ...{ startedAt: now, recordedAt: now, decidedAt: null },
    });
  });

  test.each([
    ['none', { userId: null, bizId: null }],
    ['bizId', { userId: null, bizId: 'order-1' }],
  ])('keeps of its inputs what HISTORY_INPUTS=%s allows', async (inputs, expected) => {
    const { start, recorded } = await startRecording({ HISTORY_INPUTS: inputs });
    await start({ userId: 'user-7', bizId: 'order-1' });
    expect(await recorded()).toMatchObject(expected);
  });

  test('keeps no input that looks like an address, as of a result', async () => {
    const { start, recorded } = await startRecording();
    await start({ userId: 'https://shop.example.test/?token=1', bizId: 'order-1' });
    expect(await recorded()).toMatchObject({ userId: null, bizId: 'order-1' });
  });

  test.each(Object.keys(STARTS))(
    'keeps them and the time of the start when the result of %s comes',
    async (product) => {
      const { start, ask, nodes, recorded, simulator, clock } = await startRecording();
      const { signatureId } = (await start({ product, userId: 'user-7', bizId: 'order-1' })).data.startVerification;
      const { startedAt } = await recorded();
      clock.advance(60_000);
      simulator.completeSession(signatureId, 'pass');
      expect((await ask(READ, { id: signatureId })).data).toEqual({ verification: { status: 'PASS' } });
      await until(async () => (await nodes())[0].status === 'PASS');
      expect(await nodes()).toMatchObject([{ signatureId, userId: 'user-7', bizId: 'order-1', startedAt }]);
    },
  );

  test('that is down delays and fails no start', async () => {
    const never = () => Promise.reject(new HistoryError('unavailable', 'ECONNREFUSED'));
    const { start } = await startStartingGateway({ history: { ...createModelHistory(), put: never } });
    expect((await start()).errors).toEqual([]);
  });

  test('has no record of a start that failed', async () => {
    const history = createModelHistory();
    const { start, simulator, close } = await startStartingGateway({ history });
    simulator.fault({ operation: 'generate-liveness-detection-url' }, { kind: 'envelope', code: 'ERROR' });
    await start();
    await close();
    expect(await history.count('default', {}, 10)).toBe(0);
  });
});

describe('the audit log', () => {
  const startAudited = async (options: TestGatewayOptions = {}) => {
    const path = await auditPath();
    const gateway = await startStartingGateway({
      ...options,
      env: { AUDIT_LOG: path, AUDIT_HMAC_KEY, ...options.env },
    });
    return { ...gateway, path };
  };

  test('has who started which verification, without its id, page or inputs', async () => {
    const keys = toKeyFile(toApiKey('shop', { subject: 'shop-7', scopes: ['liveness:start'] }));
    const { start, path } = await startAudited(keys);
    const headers = { ...bearer('shop'), 'x-request-id': 'start-1' };
    const { signatureId, url } = (await start({ userId: 'user-7' }, headers)).data.startVerification;
    expect(readEntries(path)).toEqual([
      {
        ...{ sequence: 1, previous: '0'.repeat(64), time: '2026-01-01T12:00:00.000Z' },
        ...{ requestId: 'start-1', tenant: 'default', subject: 'shop-7' },
        disclosures: [{ id: pseudonymOf(signatureId), outcome: 'STARTED', fields: [] }],
      },
    ]);
    const text = readFileSync(path, 'utf8');
    for (const secret of [signatureId, url, 'user-7', 'shop.example.test']) expect(text).not.toContain(secret);
  });

  test('is an intact chain with starts and images, of which only images are counted', async () => {
    const { start, ask, path, simulator } = await startAudited();
    await start();
    const id = simulator.sampleIds.passFarNear;
    await ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', { id });
    await start();
    expect(await verify(path)).toMatchObject({ isIntact: true, head: { sequence: 3 }, returnedMedia: 1 });
  });

  test('has no line for a start that failed', async () => {
    const { start, path, simulator } = await startAudited();
    simulator.fault({ operation: 'generate-liveness-detection-url' }, { kind: 'envelope', code: 'ERROR' });
    await start();
    await start({ bizCode: '!' });
    expect(readEntries(path)).toEqual([]);
  });

  test('withholds id and page of a start that it cannot record, and the history has it', async () => {
    const history = createModelHistory();
    const { start, path, close, logLines, startCalls } = await startAudited({ history });
    renameSync(path, `${path}.kept`);
    mkdirSync(path);
    const { status, data, errors } = await start();
    expect([status, data, errors]).toMatchObject([
      200,
      null,
      [{ path: ['startVerification'], extensions: { code: 'AUDIT_UNAVAILABLE' } }],
    ]);
    expect(startCalls()).toHaveLength(1);
    const line = logLines.find((it) => it.includes('operation error')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ code: 'AUDIT_UNAVAILABLE', reason: 'the start could not be recorded' });
    await close();
    expect(await history.count('default', { status: ['PENDING'] }, 10)).toBe(1);
  });
});
