import { expect, test } from '@jest/globals';
import { samples } from '../../../src/simulator/samples/samples.js';
import { startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { AUDIT_HMAC_KEY, auditPath, pseudonymOf, readEntries, shownIn, verify } from '../../support/gateway/audit.js';
import { startProcess, toEnv } from '../../support/gateway/gateway-process.js';

const KILLS = 3;
const ANSWERS_BEFORE_A_KILL = 60;
const CLIENTS = 16;
const QUERY = `query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) {
  signatureId faceImage { url again: url } images { kind url } auditImageArchive { url } faceVideo { url } } }`;
const IDS = [samples.passAllImages, samples.passFarNear, samples.attackPresentation].map(
  ({ signatureId }) => signatureId,
);

// biome-ignore lint/suspicious/noExplicitAny: the client's JSON as it is.
type Json = any;

/** Returns the audit fields of a response, derived from the response alone. */
function toAuditEntries(answer: Json): string[] {
  return answer.data.livenessResults.flatMap(
    ({ signatureId, faceImage, images, auditImageArchive, faceVideo }: Json) => {
      const shown: [string, string | null | undefined][] = [
        ['faceImage.url', faceImage?.url],
        ['faceImage.url', faceImage?.again],
        ...images.map(({ kind, url }: Json) => [`images.${kind}.url`, url]),
        ['auditImageArchive.url', auditImageArchive?.url],
        ['faceVideo.url', faceVideo?.url],
      ];
      return shown.filter(([, url]) => url != null).map(([field]) => `${pseudonymOf(signatureId)} ${field}`);
    },
  );
}

async function startServing(env: Record<string, string>) {
  const gateway = startProcess(env);
  const url = /"url":"([^"]+)"/.exec(await gateway.until('"listening"'))?.[1] ?? '';
  return { ...gateway, url };
}

/** Sends requests until the gateway is gone; returns every complete response. */
async function askUntilGone(url: string, name: string, onAnswer: (requestId: string, answer: Json) => void) {
  for (let question = 0; ; question += 1) {
    const requestId = `${name}-${question}`;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': requestId },
        body: JSON.stringify({ query: QUERY, variables: { ids: IDS } }),
      });
      onAnswer(requestId, await response.json());
    } catch {
      return;
    }
  }
}

test('every image that a client has received is in the log, however often the gateway is killed under load', async () => {
  const path = await auditPath();
  const simulator = await startSimulator();
  closeAfterTest(simulator.close);
  const env = { ...toEnv(simulator), AUDIT_LOG: path, AUDIT_HMAC_KEY };
  const received = new Map<string, string[]>();

  for (let kill = 0; kill < KILLS; kill += 1) {
    const gateway = await startServing(env);
    let answers = 0;
    const clients = Array.from({ length: CLIENTS }, (_, client) =>
      askUntilGone(gateway.url, `${kill}-${client}`, (requestId, answer) => {
        received.set(requestId, toAuditEntries(answer));
        answers += 1;
        if (answers === ANSWERS_BEFORE_A_KILL) gateway.signal('SIGKILL');
      }),
    );
    await Promise.all(clients);
    expect(await gateway.ended).toBe('SIGKILL');
  }
  // The last start marks what the last kill may have truncated.
  const last = await startServing(env);
  last.signal('SIGTERM');
  expect(await last.ended).toBe(0);

  expect(received.size).toBeGreaterThanOrEqual(KILLS * ANSWERS_BEFORE_A_KILL);
  const logged = new Map(
    readEntries(path).map((entry) => [entry.requestId, shownIn(entry).map(({ id, field }) => `${id} ${field}`)]),
  );
  for (const [requestId, disclosed] of received) {
    expect(disclosed.length).toBeGreaterThan(10);
    expect([requestId, logged.get(requestId)?.toSorted()]).toEqual([requestId, disclosed.toSorted()]);
  }
  // Lines of responses that never arrived: at most those in progress at each kill.
  expect(logged.size - received.size).toBeLessThanOrEqual(KILLS * CLIENTS);
  expect(await verify(path)).toMatchObject({ isIntact: true });
});
