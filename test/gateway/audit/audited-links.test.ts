import { expect, test } from '@jest/globals';
import { openAuditFile } from '../../../src/audit/log/file.js';
import { AUDIT_HMAC_KEY, auditPath, readEntries, shownIn } from '../../support/gateway/audit.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createTestClock } from '../../support/test-clock.js';

const LIFE_MS = 600_000;
/** Just less than the longest time that a response waits for its line. */
const WRITE_MS = 1_999;
const OUTAGE = { kind: 'http-status', status: 503 } as const;
const FACE =
  'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage(minValidFor: 0) { url expiresAt } } }';

/** Starts a gateway with links of that lifetime and a disk that takes two seconds per line. */
async function start(linkTtlMs = LIFE_MS) {
  const path = await auditPath();
  const clock = createTestClock();
  const gateway = await startTestGateway({
    clock,
    env: { AUDIT_LOG: path, AUDIT_HMAC_KEY, PROVIDER_RETRIES: '0', LINK_MARGIN_SECONDS: '1' },
    simulator: { linkTtlMs, switches: { linkFormat: 's3' } },
    openAuditFile: async (name) => {
      const file = await openAuditFile(name);
      const append = async (bytes: Buffer) => {
        clock.advance(WRITE_MS);
        await file.append(bytes);
      };
      return { ...file, append };
    },
  });
  const id = gateway.simulator.sampleIds.passFarNear;
  /** The link of an answer, how long it lives when the answer is there, and whether its line says so. */
  const read = async () => {
    const linesBefore = readEntries(path).length;
    const { data, errors } = await gateway.ask(FACE, { id });
    const { url, expiresAt } = data.livenessResult.faceImage;
    const fields = readEntries(path).slice(linesBefore).flatMap(shownIn);
    expect(fields.map(({ field }) => field)).toEqual(url === null ? [] : ['faceImage.url']);
    return { url, errors, leftMs: url === null ? undefined : Date.parse(expiresAt) - clock.now() };
  };
  /** Lets time pass until the link lives only so long. */
  const advanceTo = ({ leftMs = 0 }: { leftMs: number | undefined }, ms: number) => clock.advance(leftMs - ms);
  return { ...gateway, id, read, advanceTo };
}

test.each([600, 1_999, 2_000, 2_249, 2_250])(
  'a link with %d ms left is renewed before its response waits for the audit line',
  async (ms) => {
    const { read, advanceTo, resultCalls } = await start();
    advanceTo(await read(), ms);
    expect((await read()).leftMs).toBeGreaterThan(LIFE_MS / 2);
    expect(resultCalls()).toBe(2);
  },
);

test('a cached response also waits for its line, and is not sent with a link that may expire meanwhile', async () => {
  const { read, advanceTo, resultCalls, logLines } = await start();
  let last = await read();
  for (let time = 0; time < 4; time += 1) last = await read();
  advanceTo(last, 2_251);
  expect((await read()).leftMs).toBe(2_251 - WRITE_MS);
  expect(resultCalls()).toBe(1);
  advanceTo(await read(), 2_250);
  expect((await read()).leftMs).toBeGreaterThan(LIFE_MS / 2);
  expect(logLines.filter((line) => line.includes('operation error'))).toEqual([]);
});

test('a link that may expire meanwhile and cannot be renewed is null, fetched once and not on record', async () => {
  const { read, advanceTo, simulator, id } = await start();
  advanceTo(await read(), 2_000);
  simulator.fault({ operation: 'get-result' }, OUTAGE, { times: 99 });
  const { url, errors } = await read();
  expect([url, errors.map(({ extensions }) => extensions?.code)]).toEqual([null, ['PROVIDER_UNAVAILABLE']]);
  expect(simulator.callsTo('get-result', id)).toHaveLength(2);
});

test.each([4_000, 5_000])('links with a lifetime of %d ms are valid on arrival, whatever their age', async (lifeMs) => {
  const { read, clock } = await start(lifeMs);
  for (let round = 0; round < 40; round += 1) {
    const { leftMs, errors } = await read();
    expect(errors).toEqual([]);
    expect(leftMs).toBeGreaterThan(0);
    clock.advance((round * 433) % 2_000);
  }
});
