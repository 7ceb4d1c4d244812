import { describe, expect, test } from '@jest/globals';
import type { ApiKey } from '../../../src/config/files/api-keys.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { startIssuer } from '../../support/gateway/issuer.js';

const QUESTION = { query: '{ livenessResult(signatureId: "unknown") { status } }' };
const REFUSED = { status: 401, data: undefined, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

const startProtected = (...keys: readonly ApiKey[]) => startTestGateway(toKeyFile(...keys));

test('a caller may have several valid keys, so that one can be replaced', async () => {
  const { post } = await startProtected(toApiKey('old-key'), toApiKey('new-key'));
  for (const key of ['old-key', 'new-key']) expect((await post(QUESTION, bearer(key))).status).toBe(200);
});

test('a hash may be in upper case', async () => {
  const { sha256, ...entry } = toApiKey('key');
  const { post } = await startProtected({ ...entry, sha256: sha256.toUpperCase() });
  expect((await post(QUESTION, bearer('key'))).status).toBe(200);
});

describe('rejected before any call to the provider:', () => {
  const { sha256 } = toApiKey('key');
  test.each<[string, Record<string, string>, string]>([
    ['a request without a credential', {}, 'Bearer'],
    ['a key that is not known', bearer('another-key'), 'Bearer error="invalid_token"'],
    ['a key in other letters', bearer('KEY'), 'Bearer error="invalid_token"'],
    ['the hash of a key', bearer(sha256), 'Bearer error="invalid_token"'],
    ['a key with another scheme', { authorization: 'Basic key' }, 'Bearer error="invalid_token"'],
    ['a key without a scheme', { authorization: 'key' }, 'Bearer error="invalid_token"'],
    ['a key and something more', { authorization: 'Bearer key, Bearer key' }, 'Bearer error="invalid_token"'],
    ['no key after the scheme', { authorization: 'Bearer' }, 'Bearer error="invalid_token"'],
    ['a token where no issuer is known', bearer('e30.e30.e30'), 'Bearer error="invalid_token"'],
  ])('%s', async (_, headers, challenge) => {
    const { post, simulator } = await startProtected(toApiKey('key'));
    const answer = await post(QUESTION, headers);
    expect(answer).toMatchObject(REFUSED);
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
    expect(simulator.calls).toEqual([]);
  });
});

test('the scheme is case-insensitive', async () => {
  const { post } = await startProtected(toApiKey('key'));
  expect((await post(QUESTION, { authorization: 'bEARER   key' })).status).toBe(200);
});

test('keys and tokens work side by side, and neither is tried as the other', async () => {
  const issuer = await startIssuer();
  const { env, files } = toKeyFile(toApiKey('key'), toApiKey('a.b.c'));
  const { post } = await startTestGateway({ env: { ...issuer.env, ...env }, files });
  expect((await post(QUESTION, bearer(await issuer.sign()))).status).toBe(200);
  expect(issuer.questions()).toBe(1);
  expect((await post(QUESTION, bearer('key'))).status).toBe(200);
  expect(await post(QUESTION, bearer('a.b.c'))).toMatchObject(REFUSED);
  expect(issuer.questions()).toBe(1);
});

test('a key of a tenant without an account is rejected, and the log names it at start-up', async () => {
  const { post, logLines, simulator } = await startProtected(toApiKey('key', { id: 'k-7', tenant: 'elsewhere' }));
  expect(await post(QUESTION, bearer('key'))).toMatchObject({
    status: 403,
    data: undefined,
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
  expect(simulator.calls).toEqual([]);
  expect(logLines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ level: 40, apiKeyIds: ['k-7'] }),
  );
});

test('replaced keys take effect with the next request', async () => {
  const { post, replaceApiKeys } = await startProtected(toApiKey('old-key'));
  replaceApiKeys([toApiKey('new-key')]);
  expect(await post(QUESTION, bearer('old-key'))).toMatchObject(REFUSED);
  expect((await post(QUESTION, bearer('new-key'))).status).toBe(200);
  replaceApiKeys([]);
  expect(await post(QUESTION, bearer('new-key'))).toMatchObject(REFUSED);
});

test('neither keys nor hashes are in the log or in a response', async () => {
  const { post, logLines, replaceApiKeys } = await startProtected(toApiKey('canary-key', { id: 'k-1' }));
  const answers = [await post(QUESTION, bearer('canary-key')), await post(QUESTION, bearer('canary-key-2'))];
  replaceApiKeys([toApiKey('canary-key', { id: 'k-1', tenant: 'elsewhere' })]);
  answers.push(await post(QUESTION, bearer('canary-key')));
  const told = JSON.stringify([answers.map(({ data, errors, headers }) => [data, errors, [...headers]]), logLines]);
  expect(told).not.toContain('canary-key');
  expect(told).not.toContain(toApiKey('canary-key').sha256);
});
