import { describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { bearer } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import {
  type Algorithm,
  createSigningKey,
  ISSUER,
  signToken,
  startIssuer,
  toClaims,
} from '../../support/gateway/issuer.js';
import { START } from '../../support/test-clock.js';

const NOW_SECONDS = START / 1000;
const QUERY = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { kind base64 } } }';

async function startProtected(env: Record<string, string> = {}) {
  const issuer = await startIssuer();
  const gateway = await startTestGateway({ env: { ...issuer.env, ...env } });
  const variables = { id: gateway.simulator.sampleIds.passFarNear };
  const askWith = (token: string) => gateway.post({ query: QUERY, variables }, bearer(token));
  return { ...gateway, issuer, askWith };
}

const REFUSED = { status: 401, data: undefined, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

test('a token grants access according to its scopes', async () => {
  const { askWith, issuer } = await startProtected();
  const { status, data, errors } = await askWith(await issuer.sign({ scope: 'liveness:read openid liveness:write' }));
  expect([status, data]).toEqual([
    200,
    { livenessResult: { status: 'PASS', faceImage: { kind: 'FACE', base64: null } } },
  ]);
  expect(errors).toMatchObject([
    { path: ['livenessResult', 'faceImage', 'base64'], extensions: { code: 'FORBIDDEN' } },
  ]);
});

test.each<Algorithm>(['RS256', 'ES256', 'EdDSA'])('a token may be signed with %s', async (alg) => {
  const { askWith, issuer } = await startProtected();
  const key = await createSigningKey('other', alg);
  issuer.publish(issuer.key, key);
  expect((await askWith(await signToken(key))).status).toBe(200);
});

describe('scopes come from', () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ['scope, words in a string', { scope: 'a liveness:image liveness:read' }, true],
    ['scp, words in a string', { scope: undefined, scp: 'liveness:read liveness:image' }, true],
    ['scp, a list', { scope: undefined, scp: ['liveness:image', 'liveness:read'] }, true],
    ['scope if there is scp as well', { scope: 'liveness:read', scp: ['liveness:image'] }, false],
    ['whole words only', { scope: 'liveness:read liveness:images xliveness:image' }, false],
    ['strings only', { scope: undefined, scp: ['liveness:read', { 'liveness:image': true }, 3] }, false],
  ])('%s', async (_, claims, seesImages) => {
    const { askWith, issuer } = await startProtected();
    const { data, errors } = await askWith(await issuer.sign(claims));
    expect(data.livenessResult.status).toBe('PASS');
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(seesImages ? [] : ['FORBIDDEN']);
  });

  test.each<[string, Record<string, unknown>]>([
    ['nothing', { scope: undefined }],
    ['an object', { scope: { 'liveness:read': true } }],
    ['a number', { scope: 7 }],
  ])('nowhere when the token has %s', async (_, claims) => {
    const { askWith, issuer, simulator } = await startProtected();
    const { data, errors } = await askWith(await issuer.sign(claims));
    expect([data, errors[0]?.extensions]).toEqual([{ livenessResult: null }, { code: 'FORBIDDEN' }]);
    expect(simulator.calls).toEqual([]);
  });
});

describe('a token is rejected before any call to the provider when', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['it expired more than 30 seconds ago', { exp: NOW_SECONDS - 30 }, {}],
    ['it never expires', { exp: undefined }, {}],
    ['its expiry is a string', { exp: '2099-01-01' }, {}],
    ['it becomes valid in more than 30 seconds', { nbf: NOW_SECONDS + 31 }, {}],
    ['another issuer made it', { iss: `${ISSUER}tenant` }, {}],
    ['it has no issuer', { iss: undefined }, {}],
    ['it is for another audience', { aud: ['https://elsewhere.example.test'] }, {}],
    ['it has no audience', { aud: undefined }, {}],
    ['it names no subject', { sub: undefined }, {}],
    ['its subject is empty', { sub: '' }, {}],
    ['it names no tenant', { tenant: undefined }, {}],
    ['its tenant is a list of two', { tenant: ['default', 'other'] }, {}],
    ['its tenant is an empty list', { tenant: [] }, {}],
    ['its tenant is an object of two', { tenant: { default: {}, other: {} } }, {}],
    ['its type is not that of an access token', {}, { typ: 'logout+jwt' }],
  ])('%s', async (_, claims, header) => {
    const { askWith, issuer, simulator } = await startProtected();
    const answer = await askWith(await issuer.sign(claims, header));
    expect(answer).toMatchObject(REFUSED);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(simulator.calls).toEqual([]);
  });

  test.each<Algorithm>(['RS512', 'PS256', 'ES384'])(
    'it is signed with %s, though with a key of the issuer',
    async (alg) => {
      const { askWith, issuer } = await startProtected();
      const key = await createSigningKey('other', alg);
      issuer.publish(issuer.key, key);
      expect(await askWith(await signToken(key))).toMatchObject(REFUSED);
    },
  );

  test('it is not signed at all', async () => {
    const { askWith } = await startProtected();
    const [header, claims] = [{ alg: 'none', kid: 'first' }, toClaims()].map((part) => toBase64Url(part));
    for (const signature of ['', 'AAAA'])
      expect(await askWith(`${header}.${claims}.${signature}`)).toMatchObject(REFUSED);
  });

  test('it is signed with the public key as an HMAC secret', async () => {
    const { askWith, issuer } = await startProtected();
    const password = new TextEncoder().encode(JSON.stringify(issuer.key.jwk));
    const token = await new SignJWT(toClaims()).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(password);
    expect(await askWith(token)).toMatchObject(REFUSED);
  });

  test('it was changed after it was signed', async () => {
    const { askWith, issuer } = await startProtected();
    const [header, , signature] = (await issuer.sign({ scope: '' })).split('.');
    expect(await askWith(`${header}.${toBase64Url(toClaims())}.${signature}`)).toMatchObject(REFUSED);
  });

  test('it is signed with a foreign key, even one that it contains or points to', async () => {
    const { askWith, issuer } = await startProtected();
    const stranger = await createSigningKey('stranger');
    const elsewhere = await startIssuer();
    elsewhere.publish(stranger);
    const url = elsewhere.env.AUTH_JWKS_URL;
    for (const header of [{}, { kid: 'first' }, { jwk: stranger.jwk }, { jku: url }, { x5u: url }, { kid: url }]) {
      expect(await askWith(await signToken(stranger, {}, header))).toMatchObject(REFUSED);
    }
    expect([elsewhere.questions(), issuer.questions()]).toEqual([0, 1]);
  });

  test.each(['a.b.c', '..', `${'x'.repeat(4_000)}.y.z`, 'e30.e30.e30'])('it is not a JWT: %.20s', async (token) => {
    const { askWith } = await startProtected();
    expect(await askWith(token)).toMatchObject(REFUSED);
  });
});

test('a key listed twice under one kid works, and so do two keys under it', async () => {
  const { askWith, issuer } = await startProtected();
  const next = await createSigningKey(issuer.key.kid, issuer.key.alg as Algorithm);
  issuer.publish(issuer.key, issuer.key, next);
  expect((await askWith(await issuer.sign())).status).toBe(200);
  expect((await askWith(await signToken(next))).status).toBe(200);
  const stranger = await createSigningKey(issuer.key.kid, issuer.key.alg as Algorithm);
  expect(await askWith(await signToken(stranger))).toMatchObject(REFUSED);
});

test('a token that names no key is not tried with several', async () => {
  const { askWith, issuer } = await startProtected();
  issuer.publish(issuer.key, await createSigningKey('other', issuer.key.alg as Algorithm));
  expect(await askWith(await issuer.sign({}, { kid: undefined }))).toMatchObject(REFUSED);
});

describe('a token is accepted', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['29 seconds after it expired, because clocks differ', { exp: NOW_SECONDS - 29 }, {}],
    ['30 seconds before it becomes valid', { nbf: NOW_SECONDS + 30 }, {}],
    ['for one audience of several', { aud: ['https://other.example.test', 'https://gateway.example.test'] }, {}],
    ['as RFC 9068 marks it', {}, { typ: 'at+jwt' }],
    ['as most issuers mark it', {}, { typ: 'JWT' }],
  ])('%s', async (_, claims, header) => {
    const { askWith, issuer } = await startProtected();
    expect((await askWith(await issuer.sign(claims, header))).status).toBe(200);
  });

  test('with the tenant in the configured claim', async () => {
    const { askWith, issuer } = await startProtected({ AUTH_TENANT_CLAIM: 'https://example.test/organisation' });
    const claims = { tenant: 'somebody', 'https://example.test/organisation': 'default' };
    expect((await askWith(await issuer.sign(claims))).status).toBe(200);
    expect((await askWith(await issuer.sign({ tenant: 'default' }))).status).toBe(401);
  });
});

test('a valid token of a tenant without an account is rejected', async () => {
  const { askWith, issuer, simulator } = await startProtected();
  for (const tenant of ['elsewhere', '', 'Default', '__proto__', 'default\n']) {
    const answer = await askWith(await issuer.sign({ tenant }));
    expect(answer).toMatchObject({ status: 403, data: undefined, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  }
  expect(simulator.calls).toEqual([]);
});

describe('a verified token', () => {
  test('is cached for a minute without another check of its signature', async () => {
    const { askWith, issuer, clock } = await startProtected();
    const token = await issuer.sign();
    await askWith(token);
    issuer.publish(await createSigningKey('second'));
    clock.advance(59_000);
    expect((await askWith(token)).status).toBe(200);
    expect(issuer.questions()).toBe(1);
  });

  test('is checked again after a minute', async () => {
    const { askWith, issuer, clock } = await startProtected();
    const token = await issuer.sign({ exp: NOW_SECONDS + 9_999 });
    clock.advance(590_000);
    await askWith(token);
    issuer.publish(await createSigningKey('second'));
    clock.advance(30_000);
    await askWith(await signToken(await createSigningKey('unknown')));
    clock.advance(30_000);
    expect((await askWith(token)).status).toBe(200);
    clock.advance(1);
    expect((await askWith(token)).status).toBe(401);
  });

  test('is not accepted after it expires', async () => {
    const { askWith, issuer, clock } = await startProtected();
    const token = await issuer.sign({ exp: NOW_SECONDS + 10 });
    expect((await askWith(token)).status).toBe(200);
    clock.advance(39_999);
    expect((await askWith(token)).status).toBe(200);
    clock.advance(1);
    const { status, errors } = await askWith(token);
    expect([status, errors[0]?.message]).toEqual([401, 'The token has expired.']);
  });
});

function toBase64Url(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
