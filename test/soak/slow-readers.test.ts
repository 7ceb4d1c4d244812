import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { bearer, toApiKey } from '../support/gateway/api-keys.js';
import { auditPath } from '../support/gateway/audit.js';
import { startListeningProcess } from '../support/gateway/gateway-process.js';
import { scrape } from '../support/gateway/metrics.js';
import { openRaw } from '../support/raw-http.js';
import { startEndlessProvider } from './support/endless-provider.js';
import { isShort } from './support/loaded-gateway.js';
import { createPost } from './support/post.js';

const MIB = 1_048_576;
const MAX_RESIDENT_BYTES = 512 * MIB;
const RESPONSES_MAX_BYTES = 256 * MIB;
/** Some 300 kB of JPEG. */
const PICTURE_BYTES = 400_000;
const PICTURES = 19;
const SLOW_READERS = 80;
/** So many of them ask at once; more would be refused since the processor is busy. */
const BATCH = 10;
/** One alone gets no more than half of the memory. */
const CALLERS = ['a', 'b', 'c', 'd'];
const SECONDS = isShort ? 10 : 60;

const PICTURES_QUERY = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { faceImage { base64 } } }';
const NORMAL = JSON.stringify({ query: '{ livenessResult(signatureId: "one") { status faceImage { url } } }' });

async function startMeasured() {
  const provider = await startEndlessProvider({ pictureBytes: PICTURE_BYTES });
  const keysFile = join(dirname(await auditPath()), 'keys.json');
  await writeFile(keysFile, JSON.stringify(['normal', ...CALLERS].map((name) => toApiKey(name, { subject: name }))));
  const gateway = await startListeningProcess({
    ADVANCE_AI_BASE_URL: provider.baseUrl,
    // The provider is in the process of the test, and slow with so many bytes.
    PROVIDER_TIMEOUT_MS: '60000',
    PROVIDER_DEADLINE_MS: '120000',
    AUTH: 'on',
    API_KEYS_FILE: keysFile,
    METRICS_PORT: '0',
  });

  /** Asks for pictures, and reads no more than the beginning of the answer. */
  const openReader = async (index: number) => {
    const ids = Array.from({ length: PICTURES }, (_, place) => `id-${index}-${place}`);
    const body = JSON.stringify({ query: PICTURES_QUERY, variables: { ids } });
    const { authorization } = bearer(CALLERS[index % CALLERS.length] ?? '');
    const head = [
      'POST /graphql HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `Authorization: ${authorization}`,
      `Content-Length: ${body.length}`,
    ];
    const { socket } = await openRaw(gateway.url, `${head.join('\r\n')}\r\n\r\n${body}`);
    let status = '';
    socket.once('data', (text) => {
      status = String(text).slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length);
      socket.pause();
    });
    return { status: () => status };
  };

  const post = createPost(gateway.url);
  const askNormally = async () => {
    const { text } = await post(NORMAL, { 'content-type': 'application/json', ...bearer('normal') });
    expect(text).toContain('"PASS"');
  };
  return { openReader, askNormally, measure: () => scrape(gateway.metricsUrl) };
}

test('eighty clients that ask for nineteen pictures each and do not read them cost no more memory than is allowed', async () => {
  const { openReader, askNormally, measure } = await startMeasured();
  await askNormally();
  const readers: Awaited<ReturnType<typeof openReader>>[] = [];
  const resident: number[] = [];
  const underWay: number[] = [];
  const end = performance.now() + SECONDS * 1_000;
  while (performance.now() < end) {
    const hopeful = readers.filter(({ status }) => ['', '200'].includes(status())).length;
    for (let more = Math.min(BATCH, SLOW_READERS - hopeful); more > 0; more -= 1)
      readers.push(await openReader(readers.length));
    await askNormally();
    const metrics = await measure();
    resident.push(metrics.get('process_resident_memory_bytes') ?? Number.NaN);
    underWay.push(metrics.get('gateway_response_bytes_in_flight') ?? Number.NaN);
    await setTimeout(100);
  }

  const statuses = new Set(readers.map(({ status }) => status()).filter((status) => status !== ''));
  expect([...statuses].sort()).toEqual(['200', '429', '503']);
  expect(Math.max(...underWay)).toBeGreaterThan(RESPONSES_MAX_BYTES / 2);
  expect(Math.max(...underWay)).toBeLessThanOrEqual(RESPONSES_MAX_BYTES);
  expect(Math.max(...resident)).toBeLessThanOrEqual(MAX_RESIDENT_BYTES);
});
