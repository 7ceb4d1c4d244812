import { describe, expect, test } from '@jest/globals';
import { startTestSimulator, toFace } from './support/test-simulator.js';

const day = 86_400_000;

describe('a link', () => {
  test('serves a JPEG that any page may show', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const response = await fetch(String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImageFar));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
  });

  test('points to the asset host, not to the API', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const link = new URL(String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImageFar));
    expect(link.origin).toBe(simulator.assetBaseUrl);
    expect(link.origin).not.toBe(simulator.baseUrl);
  });

  test('is new for every get-result, and earlier ones stay valid', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const ask = async () => String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImageFar);
    const [first, second] = [await ask(), await ask()];
    expect(second).not.toBe(first);
    expect((await fetch(first)).status).toBe(200);
  });

  test('expires exactly one day after it was issued', async () => {
    const { clock, simulator, getResult } = await startTestSimulator();
    const link = String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImageFar);
    clock.now += day - 1;
    expect((await fetch(link)).status).toBe(200);
    clock.now += 1;
    expect((await fetch(link)).status).toBe(403);
  });

  test('has a lifetime with fractions of a second', async () => {
    const { clock, simulator, getResult } = await startTestSimulator({ linkTtlMs: 2_500 });
    const link = String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImageFar);
    clock.now += 2_499;
    expect((await fetch(link)).status).toBe(200);
    clock.now += 1;
    expect((await fetch(link)).status).toBe(403);
  });

  test.each([
    ['its expiry', (link: string) => link.replace(/e=(\w+)/, (_, end) => `e=z${end}`)],
    ['its file', (link: string) => link.replace('/far.jpg', '/near.jpg')],
    ['its signature', (link: string) => link.slice(0, -1) + (link.endsWith('A') ? 'Q' : 'A')],
    ['its query', (link: string) => link.replace(/\?.*/, '')],
  ])('is refused after a change of %s', async (_, change) => {
    const { simulator, getResult } = await startTestSimulator();
    const link = String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImageFar);
    expect(change(link)).not.toBe(link);
    expect((await fetch(change(link))).status).toBe(403);
  });

  test('of another simulator is refused, since each simulator has its own secret', async () => {
    const [one, other] = [await startTestSimulator(), await startTestSimulator()];
    const link = String(toFace(await one.getResult(one.simulator.sampleIds.passFarNear)).faceImageFar);
    const moved = link.replace(one.simulator.assetBaseUrl, other.simulator.assetBaseUrl);
    expect((await fetch(moved)).status).toBe(403);
  });
});

describe('a link that states its expiry', () => {
  const statedExpiry = {
    s3: (query: URLSearchParams) => {
      const [, y, mo, d, h, mi, s] =
        /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '') ?? [];
      return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`) + Number(query.get('X-Amz-Expires')) * 1000;
    },
    expires: (query: URLSearchParams) => Number(query.get('Expires')) * 1000,
    azure: (query: URLSearchParams) => Date.parse(query.get('se') ?? ''),
  };

  test.each(['s3', 'expires', 'azure'] as const)('%s expires at exactly that time', async (linkFormat) => {
    const { clock, simulator, getResult } = await startTestSimulator({ linkTtlMs: 60_000, switches: { linkFormat } });
    const link = String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImageFar);
    const end = statedExpiry[linkFormat](new URL(link).searchParams);
    expect(end).toBe(clock.now + 60_000);
    clock.now = end - 1;
    expect((await fetch(link)).status).toBe(200);
    clock.now = end;
    expect((await fetch(link)).status).toBe(403);
  });

  test('is not the default: only the simulator can read the expiry', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const link = new URL(String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImageFar));
    expect([...link.searchParams.keys()]).toEqual(['n', 'e', 's']);
  });
});
