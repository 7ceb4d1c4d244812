import { expect, test } from '@jest/globals';
import { HOSTILE_TEXTS } from '../../support/data/hostile-texts.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

/** The least time that suggestions and content types took, each, when the gateway scanned them repeatedly. */
const LIMIT_MS = 60_000;

test(
  'requests with long texts cause no internal error, and their texts are neither repeated nor logged',
  async () => {
    const { env, files } = toKeyFile(toApiKey('reader'));
    const { url, logLines } = await startTestGateway({ env: { ...env, INTROSPECTION: 'off' }, files });
    for (const { what, body, headers } of HOSTILE_TEXTS) {
      const usual = { 'content-type': 'application/json', accept: 'application/json', ...bearer('reader') };
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...usual, ...headers }, body });
      const text = await response.text();
      const longest = Math.max(
        ...[...text.matchAll(/"message":"([^"]*)"/g)].map(([, message = '']) => message.length),
        0,
      );
      expect([what, response.status < 500, longest <= 300]).toEqual([what, true, true]);
    }
    expect(Math.max(...logLines.map((line) => line.length))).toBeLessThan(1_000);
  },
  LIMIT_MS,
);
