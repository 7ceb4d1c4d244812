import { describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { bearer } from '../../support/api-keys.js';
import { startTestGateway } from '../../support/gateway.js';
import { type Algorithm, createSigningKey, ISSUER, signToken, startIssuer, toClaims } from '../../support/issuer.js';
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

test('a token of the issuer opens what its scopes name', async () => {
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
    ['scope, words in one text', { scope: 'a liveness:image liveness:read' }, true],
    ['scp, words in one text', { scope: undefined, scp: 'liveness:read liveness:image' }, true],
    ['scp, a list', { scope: undefined, scp: ['liveness:image', 'liveness:read'] }, true],
    ['scope where there is scp as well', { scope: 'liveness:read', scp: ['liveness:image'] }, false],
    ['whole words only', { scope: 'liveness:read liveness:images xliveness:image' }, false],
    ['text only', { scope: undefined, scp: ['liveness:read', { 'liveness:image': true }, 3] }, false],
  ])('%s', async (_, claims, seesPictures) => {
    const { askWith, issuer } = await startProtected();
    const { data, errors } = await askWith(await issuer.sign(claims));
    expect(data.livenessResult.status).toBe('PASS');
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(seesPictures ? [] : ['FORBIDDEN']);
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

describe('a token is refused before anything is asked when', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['it expired more than 30 seconds ago', { exp: NOW_SECONDS - 30 }, {}],
    ['it never expires', { exp: undefined }, {}],
    ['its expiry is text', { exp: '2099-01-01' }, {}],
    ['it begins more than 30 seconds from now', { nbf: NOW_SECONDS + 31 }, {}],
    ['another issuer made it', { iss: `${ISSUER}tenant` }, {}],
    ['nobody says who made it', { iss: undefined }, {}],
    ['it is for another audience', { aud: ['https://elsewhere.example.test'] }, {}],
    ['it is for nobody', { aud: undefined }, {}],
    ['it names no subject', { sub: undefined }, {}],
    ['its subject is empty', { sub: '' }, {}],
    ['it names no tenant', { tenant: undefined }, {}],
    ['its tenant is a list', { tenant: ['default'] }, {}],
    ['it says that it is something else', {}, { typ: 'logout+jwt' }],
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

  test('it is signed with the published key as if that were a password', async () => {
    const { askWith, issuer } = await startProtected();
    const password = new TextEncoder().encode(JSON.stringify(issuer.key.jwk));
    const token = await new SignJWT(toClaims()).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(password);
    expect(await askWith(token)).toMatchObject(REFUSED);
  });

  test('what it says was changed after it was signed', async () => {
    const { askWith, issuer } = await startProtected();
    const [header, , signature] = (await issuer.sign({ scope: '' })).split('.');
    expect(await askWith(`${header}.${toBase64Url(toClaims())}.${signature}`)).toMatchObject(REFUSED);
  });

  test('a stranger signed it, whatever key it brings along or points to', async () => {
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

  test.each(['a.b.c', '..', `${'x'.repeat(4_000)}.y.z`, 'e30.e30.e30'])('it is none: %.20s', async (token) => {
    const { askWith } = await startProtected();
    expect(await askWith(token)).toMatchObject(REFUSED);
  });
});

describe('a token is taken', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['29 seconds after it expired, since clocks differ', { exp: NOW_SECONDS - 29 }, {}],
    ['30 seconds before it begins', { nbf: NOW_SECONDS + 30 }, {}],
    ['for one audience of several', { aud: ['https://other.example.test', 'https://gateway.example.test'] }, {}],
    ['as RFC 9068 marks it', {}, { typ: 'at+jwt' }],
    ['as most issuers mark it', {}, { typ: 'JWT' }],
  ])('%s', async (_, claims, header) => {
    const { askWith, issuer } = await startProtected();
    expect((await askWith(await issuer.sign(claims, header))).status).toBe(200);
  });

  test('with its tenant in the claim that the configuration names', async () => {
    const { askWith, issuer } = await startProtected({ AUTH_TENANT_CLAIM: 'https://example.test/organisation' });
    const claims = { tenant: 'somebody', 'https://example.test/organisation': 'default' };
    expect((await askWith(await issuer.sign(claims))).status).toBe(200);
    expect((await askWith(await issuer.sign({ tenant: 'default' }))).status).toBe(401);
  });
});

test('a token of a tenant without an account is in order and still opens nothing', async () => {
  const { askWith, issuer, simulator } = await startProtected();
  for (const tenant of ['elsewhere', '', 'Default', '__proto__', 'default\n']) {
    const answer = await askWith(await issuer.sign({ tenant }));
    expect(answer).toMatchObject({ status: 403, data: undefined, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  }
  expect(simulator.calls).toEqual([]);
});

describe('a verified token', () => {
  test('is believed for a minute without its signature being checked again', async () => {
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

  test('is not believed past its end', async () => {
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
