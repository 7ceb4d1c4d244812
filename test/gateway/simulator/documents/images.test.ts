import { describe, expect, test } from '@jest/globals';
import type { SampleName } from '../../../../src/simulator/samples/samples.js';
import { startTestSimulator, toRecord } from '../support/test-simulator.js';

type Setup = Awaited<ReturnType<typeof startTestSimulator>>;

/** Returns each image of a document by its file name, in the requested form. */
async function readImages({ simulator, getResult }: Setup, name: SampleName, returnImageType = 'URL') {
  const { docDetail } = (await getResult(simulator.sampleIds[name], { returnImageType })).data;
  const { frontImage, backImage, portrait, front, back, image } = toRecord(docDetail);
  const all = {
    front: frontImage ?? toRecord(front).image ?? image,
    back: backImage ?? toRecord(back).image ?? null,
    portrait: portrait ?? null,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([side, value]) => (value === null ? [] : [[side, String(value)]])),
  );
}

const withImages = [
  ['documentTwoSided', ['front', 'back', 'portrait']],
  ['identityTwoSided', ['front', 'back', 'portrait']],
  ['documentNested', ['front']],
  ['documentPassport', ['front', 'portrait']],
] as const;

describe('the images of a document', () => {
  test.each(withImages)('of %s are links to a JPEG each, or its bytes as Base64', async (name, sides) => {
    const setup = await startTestSimulator();
    const links = await readImages(setup, name);
    const inline = await readImages(setup, name, 'BASE64');
    expect(Object.keys(links)).toEqual(sides);
    expect(Object.keys(inline)).toEqual(sides);
    for (const [side, link] of Object.entries(links)) {
      const response = await fetch(link);
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      expect(Buffer.from(await response.arrayBuffer()).toString('base64') === inline[side]).toBe(true);
    }
  });

  test('can have a portrait as Base64 beside links', async () => {
    const setup = await startTestSimulator();
    const { front = '', portrait = '' } = await readImages(setup, 'documentInlinePortrait');
    expect(front).toMatch(/^http:/);
    expect(Buffer.from(portrait, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
  });

  test('have links that are new at each call and expire after a day', async () => {
    const setup = await startTestSimulator();
    const [first, second] = [await readImages(setup, 'documentTwoSided'), await readImages(setup, 'documentTwoSided')];
    setup.clock.now += 86_400_000 - 1;
    for (const side of ['front', 'back', 'portrait']) {
      expect(second[side]).not.toBe(first[side]);
      expect((await fetch(String(first[side]))).status).toBe(200);
    }
    setup.clock.now += 1;
    for (const link of Object.values(first)) expect((await fetch(link)).status).toBe(403);
    for (const link of Object.values(await readImages(setup, 'documentTwoSided'))) {
      expect((await fetch(link)).status).toBe(200);
    }
  });

  test('have links in the format of the switch', async () => {
    const setup = await startTestSimulator({ switches: { linkFormat: 's3' } });
    const links = Object.values(await readImages(setup, 'documentTwoSided'));
    expect(links).toHaveLength(3);
    for (const link of links) expect(new URL(link).searchParams.get('X-Amz-Expires')).toBe('86400');
  });

  test('have the flaw of a link fault, and an asset fault applies to them', async () => {
    const setup = await startTestSimulator();
    const id = setup.simulator.sampleIds.documentTwoSided;
    const target = { operation: 'get-result', signatureId: id } as const;
    setup.simulator.fault(target, { kind: 'link', flaw: 'foreign-host', host: 'a.example' });
    for (const link of Object.values(await readImages(setup, 'documentTwoSided'))) {
      expect(link).toMatch(/^https:\/\/a\.example\//);
    }
    const { back } = await readImages(setup, 'documentTwoSided');
    setup.simulator.fault({ operation: 'asset', signatureId: id }, { kind: 'http-status', status: 503 });
    expect((await fetch(String(back))).status).toBe(503);
    expect((await fetch(String(back))).status).toBe(200);
  });

  test('are not served after an erasure', async () => {
    const setup = await startTestSimulator();
    const links = Object.values(await readImages(setup, 'documentTwoSided'));
    setup.simulator.setResult(setup.simulator.sampleIds.documentTwoSided, { erasedAt: setup.clock.now });
    for (const link of links) expect((await fetch(link)).status).toBe(404);
  });
});
