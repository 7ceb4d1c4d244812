import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/async/clock.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createTestClock } from '../../support/test-clock.js';
import { copyExample, type Example, readManifest } from './support/copy-example.js';

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What each example prints before its images, how often it queries for them, and what they are. */
const EXAMPLES = [
  {
    name: 'apollo-client',
    results: [
      'verdict of d3441a46833a0625: PASS',
      'verdict of e07b5a4cb1d20001: none PROVIDER_BUSY: retry in 10 seconds',
      'images: FACE FACE_FAR FACE_NEAR',
    ],
    cached: 'images from the cache: FACE FACE_FAR FACE_NEAR',
    queriedAgain: 'images queried again: FACE FACE_FAR FACE_NEAR',
    env: {},
  },
  {
    name: 'urql',
    results: ['verdicts: PASS none PROVIDER_BUSY: retry in 10 seconds', 'image: FACE'],
    cached: 'image from the cache: FACE',
    queriedAgain: 'image queried again: FACE',
    env: {},
  },
  {
    name: 'relay',
    results: ['verdict of d3441a46833a0625: PASS', 'verdict of e07b5a4cb1d20001: PROVIDER_BUSY: retry in 10 seconds'],
    cached: 'image from the store: FACE',
    queriedAgain: 'image queried again: FACE',
    env: {},
  },
  {
    name: 'federation',
    results: ['Ada: PASS', 'Bob: none', 'applicant 1: PROVIDER_BUSY: retry in 10 seconds'],
    cached: 'images: FACE',
    queriedAgain: 'images queried again: FACE',
    env: { FEDERATION: 'on' },
  },
];

test('every example is run below', () => {
  const folders = readdirSync('examples', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(EXAMPLES.map(({ name }) => name).sort());
});

describe.each(EXAMPLES)('the example $name', ({ name, results, cached, queriedAgain, env }) => {
  let example: Example;
  beforeAll(() => {
    example = copyExample(name);
  });
  afterAll(() => example.remove());

  test('names the versions that are tested', () => {
    const { dependencies, devDependencies: tools } = readManifest(name);
    const { 'liveness-gateway-client': client, ...others } = { ...dependencies, ...tools };
    expect(client).toBe('file:../../packages/client');
    expect(devDependencies).toMatchObject(others);
  });

  test('prints results, the codes of errors, and images that it has in its cache', async () => {
    const gateway = await startTestGateway({ env, clock: { ...createTestClock(), ...systemClock } });
    const lines = await example.start({ GATEWAY_URL: `${gateway.url}/graphql` });
    expect(lines.slice(-results.length - 1)).toEqual([...results, cached]);
  });

  test('queries again for links that have expired in its cache', async () => {
    // The clock of the gateway stands in the past, so that every link has expired by the clock of the app.
    const gateway = await startTestGateway({ env });
    const lines = await example.startAgain({ GATEWAY_URL: `${gateway.url}/graphql` });
    expect(lines).toEqual([...results, queriedAgain]);
  });
});
