import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { closeAfterTest } from '../close-after-test.js';
import { START } from '../test-clock.js';

export const ISSUER = 'https://issuer.example.test/';
const AUDIENCE = 'https://gateway.example.test';

export type Algorithm = 'RS256' | 'ES256' | 'EdDSA' | 'RS512' | 'PS256' | 'ES384';
export type SigningKey = {
  readonly privateKey: CryptoKey;
  readonly alg: string;
  readonly kid: string;
  readonly jwk: JWK;
};

/** Generates a key; `jwk` is the public key as an issuer publishes it. */
export async function createSigningKey(kid: string, alg: Algorithm = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, alg, kid, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** Claims of a valid token, for ten minutes from the start of the test's clock; undefined omits a claim. */
export function toClaims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const claims = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'reviewer-7',
    tenant: 'default',
    scope: 'liveness:read liveness:image',
    exp: START / 1000 + 600,
    ...changes,
  };
  return JSON.parse(JSON.stringify(claims));
}

export async function signToken(
  { privateKey, alg, kid }: SigningKey,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  return new SignJWT(toClaims(claims)).setProtectedHeader({ alg, kid, ...header }).sign(privateKey);
}

/** Starts an issuer of tokens with one key, which publishes the keys that the test sets. */
export async function startIssuer() {
  const key = await createSigningKey('first');
  let keys: readonly JWK[] = [key.jwk];
  let respond: ((response: ServerResponse) => void) | undefined;
  let questions = 0;
  const server = createServer((_request, response) => {
    questions += 1;
    if (respond !== undefined) return respond(response);
    response.writeHead(200, { 'content-type': 'application/jwk-set+json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  return {
    key,
    /** Returns how often its keys were fetched. */
    questions: () => questions,
    publish: (...others: readonly SigningKey[]) => {
      keys = others.map(({ jwk }) => jwk);
    },
    /** Replaces its response; without an argument restores the default. */
    answer: (otherwise?: (response: ServerResponse) => void) => {
      respond = otherwise;
    },
    sign: (claims?: Record<string, unknown>, header?: Record<string, unknown>) => signToken(key, claims, header),
    /** The variables of a gateway that trusts this issuer. */
    env: { AUTH: 'on', AUTH_JWKS_URL: url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE },
  };
}
