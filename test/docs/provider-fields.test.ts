import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, isObjectType } from 'graphql';
import { startTestGateway } from '../support/gateway/gateway.js';
import { readNativeData, readProviderData } from '../support/provider/raw-provider.js';

const page = readFileSync('docs/provider-fields.md', 'utf8');
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const namesIn = (cell: string) => [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);
const rows = [...page.matchAll(/^\| (`.+) \| (.+) \|$/gm)].map(([, provider = '', paths = '']) => {
  return { provider: namesIn(provider), paths: namesIn(paths) };
});

test('the table has every field of a face that the provider sends', async () => {
  const gateway = await startTestGateway();
  const listed = rows.flatMap(({ provider }) => provider);
  const { faceDetail } = await readProviderData(gateway, gateway.simulator.sampleIds.passFarNear);
  const fields = Object.keys(faceDetail);
  expect(fields).toHaveLength(17);
  for (const field of fields) expect(listed).toContain(`faceDetail.${field}`);
});

test('the page has every field of a result that the provider sends, read or not', async () => {
  const gateway = await startTestGateway();
  const { sampleIds } = gateway.simulator;
  const names = namesIn(page).flatMap((name) => name.split('.'));
  for (const id of [
    sampleIds.passFarNear,
    sampleIds.identityMatch,
    sampleIds.numberVerified,
    sampleIds.addressProven,
  ]) {
    for (const field of Object.keys(await readProviderData(gateway, id))) expect(names).toContain(field);
  }
});

test('the page has every field of a native result that the provider sends, read or not', async () => {
  const gateway = await startTestGateway();
  const fields = Object.keys(await readNativeData(gateway, gateway.simulator.nativeSampleIds.nativeWithMedia));
  expect(fields.length).toBeGreaterThan(9);
  for (const field of fields) expect(namesIn(page)).toContain(field);
});

test('every path of the table leads to a field of the schema', () => {
  const paths = rows.flatMap((row) => row.paths);
  expect(paths.length).toBeGreaterThanOrEqual(30);
  for (const path of paths) {
    let type = schema.getType(path.startsWith('nativeLivenessResult.') ? 'Query' : 'LivenessResult');
    for (const name of path.split('.')) {
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      expect([path, field?.name]).toEqual([path, name]);
      type = schema.getType(String(field?.type).replace(/[[\]!]/g, ''));
    }
  }
});
