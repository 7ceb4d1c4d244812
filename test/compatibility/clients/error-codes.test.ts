import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES } from '../../../src/domain/errors/error-codes.js';
import { writtenCodes } from '../../support/data/error-codes.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { bentFetch } from './support/bend.js';
import { CLIENTS } from './support/clients.js';
import { ERROR_ROWS } from './support/error-rows.js';

test('the table has every code that the gateway can answer, and no other', () => {
  // The last event of a stream has it: test/gateway/live/stream-ends.test.ts.
  const inResponses = Object.keys(ERROR_CODES).filter((code) => code !== 'SUBSCRIPTION_ENDED');
  expect([...new Set(ERROR_ROWS.map(({ code }) => code))].sort()).toEqual(inResponses.sort());
  expect(Object.keys(ERROR_CODES)).toEqual(expect.arrayContaining([...writtenCodes()]));
  expect(writtenCodes()).toEqual(expect.arrayContaining(['BAD_USER_INPUT', 'NOT_FOUND']));
});

describe('every client sees the code of its error', () => {
  test.each(ERROR_ROWS)('$code when $when', async (row) => {
    const { code, retryAfterSeconds, start = startTestGateway, headers = {}, bend } = row;
    const { url, simulator } = await start();
    const { variables = { id: simulator.sampleIds.passFarNear } } = row;
    const seen: Record<string, unknown> = {};
    for (const [name, ask] of Object.entries(CLIENTS)) {
      seen[name] = await ask({ url: `${url}/graphql`, headers, variables, fetch: bentFetch(bend) }).catch(String);
    }
    const extensions = retryAfterSeconds === undefined ? { code } : { code, retryAfterSeconds };
    expect(seen).toEqual(Object.fromEntries(Object.keys(CLIENTS).map((name) => [name, [extensions]])));
  });
});
