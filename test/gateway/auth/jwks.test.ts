import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../../src/observability/logger.js';
import { createSigningKeys, KeySetError } from '../../../src/server/auth/jwks.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { bearer } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createSigningKey, signToken, startIssuer } from '../../support/gateway/issuer.js';
import { createTestClock, START } from '../../support/test-clock.js';

const NEVER = START / 1000 + 1_000_000;
const MINUTE_MS = 60_000;
const QUESTION = { query: '{ livenessResult(signatureId: "unknown") { status } }' };

async function startProtected() {
  const issuer = await startIssuer();
  const gateway = await startTestGateway({ env: issuer.env });
  const askWith = async (token: Promise<string>) => gateway.post(QUESTION, bearer(await token));
  /** Like a new one each time, so that none is remembered. */
  const fresh = (key = issuer.key) => signToken(key, { exp: NEVER, jti: String(Math.random()) });
  return { ...gateway, issuer, askWith, fresh };
}

const httpStatus = (status: number) => (response: ServerResponse) => void response.writeHead(status).end('{}');
const body = (text: string) => (response: ServerResponse) => void response.writeHead(200).end(text);
const BUSY = { status: 503, data: undefined, errors: [{ extensions: { code: 'AUTHENTICATION_UNAVAILABLE' } }] };

describe('the keys of the issuer are fetched', () => {
  test('when the first token arrives, once for all that arrive together', async () => {
    const { askWith, fresh, issuer } = await startProtected();
    expect(issuer.questions()).toBe(0);
    const answers = await Promise.all(Array.from({ length: 20 }, () => askWith(fresh())));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(issuer.questions()).toBe(1);
  });

  test('again after ten minutes, and tokens of a removed key are rejected from then on', async () => {
    const { askWith, fresh, issuer, clock } = await startProtected();
    await askWith(fresh());
    issuer.publish(await createSigningKey('second'));
    clock.advance(10 * MINUTE_MS - 1);
    expect((await askWith(fresh())).status).toBe(200);
    expect(issuer.questions()).toBe(1);
    clock.advance(1);
    expect((await askWith(fresh())).status).toBe(401);
    expect(issuer.questions()).toBe(2);
  });

  test('when a token names an unknown key, so that a new key works immediately', async () => {
    const { askWith, fresh, issuer, clock } = await startProtected();
    await askWith(fresh());
    const second = await createSigningKey('second');
    issuer.publish(issuer.key, second);
    clock.advance(30_000);
    expect((await askWith(fresh(second))).status).toBe(200);
    expect((await askWith(fresh())).status).toBe(200);
    expect(issuer.questions()).toBe(2);
  });

  test('at most once in 30 seconds, however many made-up keys tokens name', async () => {
    const { askWith, fresh, issuer, clock } = await startProtected();
    const stranger = await createSigningKey('stranger');
    const strange = (kid: number) => askWith(signToken(stranger, { exp: NEVER }, { kid: `made-up-${kid}` }));
    await askWith(fresh());
    for (let kid = 0; kid < 20; kid += 1) expect((await strange(kid)).status).toBe(401);
    expect(issuer.questions()).toBe(1);
    clock.advance(30_000);
    await Promise.all(Array.from({ length: 20 }, (_, kid) => strange(kid)));
    expect(issuer.questions()).toBe(2);
  });
});

describe('while the issuer is unreachable', () => {
  const unread: [string, (response: ServerResponse) => void][] = [
    ['it fails', httpStatus(500)],
    ['it is not there', httpStatus(404)],
    ['it sends no JSON', body('<html>')],
    ['it sends no key set', body('{"keys":7}')],
    ['it sends more than a key set', body(' '.repeat(1_048_577))],
    ['it hangs up', (response) => void response.destroy()],
    ['it sends elsewhere', (response) => void response.writeHead(302, { location: '/other' }).end()],
    ['it answers nothing for two seconds', () => undefined],
  ];
  test.each(unread)('because of %s, a token gets AUTHENTICATION_UNAVAILABLE', async (_, respond) => {
    const { askWith, fresh, issuer, simulator } = await startProtected();
    issuer.answer(respond);
    const answer = await askWith(fresh());
    expect(answer).toMatchObject(BUSY);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect([issuer.questions(), simulator.calls]).toEqual([1, []]);
  });

  test('known keys stay valid for a day, without delay', async () => {
    const { askWith, fresh, issuer, clock } = await startProtected();
    await askWith(fresh());
    issuer.answer(httpStatus(500));
    clock.advance(11 * MINUTE_MS);
    expect((await askWith(fresh())).status).toBe(200);
    const hanging: ServerResponse[] = [];
    issuer.answer((response) => void hanging.push(response));
    clock.advance(MINUTE_MS);
    expect((await askWith(fresh())).status).toBe(200);
    issuer.answer(httpStatus(500));
    for (const response of hanging) response.destroy();
    clock.advance(24 * 60 * MINUTE_MS);
    expect(await askWith(fresh())).toMatchObject(BUSY);
  });

  test('a token with an unknown key gets AUTHENTICATION_UNAVAILABLE', async () => {
    const { askWith, fresh, issuer, clock } = await startProtected();
    await askWith(fresh());
    issuer.answer(httpStatus(500));
    clock.advance(30_000);
    const second = await createSigningKey('second');
    expect(await askWith(fresh(second))).toMatchObject(BUSY);
    expect((await askWith(fresh())).status).toBe(200);
  });

  test('it is contacted at most every five seconds, and tokens are accepted again after that', async () => {
    const { askWith, fresh, issuer, clock } = await startProtected();
    issuer.answer(httpStatus(500));
    for (let count = 0; count < 5; count += 1) expect(await askWith(fresh())).toMatchObject(BUSY);
    expect(issuer.questions()).toBe(1);
    issuer.answer();
    clock.advance(4_999);
    expect(await askWith(fresh())).toMatchObject(BUSY);
    clock.advance(1);
    expect((await askWith(fresh())).status).toBe(200);
  });

  test('the log has the reason, without any text of the issuer', async () => {
    const { askWith, fresh, issuer, logLines } = await startProtected();
    issuer.answer(body('<html>canary</html>'));
    await askWith(fresh());
    const lines = logLines.map((line) => JSON.parse(line));
    const told = lines.filter(({ msg }) => msg === 'Failed to fetch keys from AUTH_JWKS_URL');
    expect(told).toMatchObject([{ level: 40, reason: 'no JSON' }]);
    expect(logLines.join('')).not.toContain('canary');
  });
});

test('a redirect is not followed, even if the keys are at its target', async () => {
  const { askWith, fresh, issuer } = await startProtected();
  const elsewhere = await startIssuer();
  elsewhere.publish(issuer.key);
  const location = elsewhere.env.AUTH_JWKS_URL;
  issuer.answer((response) => void response.writeHead(307, { location }).end());
  closeAfterTest(async () => issuer.answer());
  expect(await askWith(fresh())).toMatchObject(BUSY);
  expect(elsewhere.questions()).toBe(0);
});

test('a token with a known key does not wait for an issuer that has just failed', async () => {
  const clock = createTestClock();
  const { jwk } = await createSigningKey('first');
  const outcomes = [async () => ({ keys: [jwk] }), () => Promise.reject(new KeySetError('no answer in time'))];
  let questions = 0;
  const find = createSigningKeys({
    readKeySet: () => {
      questions += 1;
      return outcomes.shift()?.() ?? new Promise(() => undefined);
    },
    monotonicNow: clock.monotonicNow,
    logger: createLogger('silent'),
  });
  const findKnown = () => find({ alg: 'ES256', kid: 'first' }, { payload: '', signature: '' });
  for (let question = 1; question <= 3; question += 1) {
    expect(await findKnown()).toBeDefined();
    expect(questions).toBe(question);
    clock.advance(11 * MINUTE_MS);
  }
});
