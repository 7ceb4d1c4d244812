import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { bearer } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { startIssuer } from '../../support/gateway/issuer.js';

const page = readFileSync('docs/security.md', 'utf8');
const QUERY = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { url } } }';
const READ_AND_IMAGE = ['liveness:read', 'liveness:image'];
const GUID = '11111111-2222-3333-4444-555555555555';

/** Returns the variables of the recipe for this identity provider. */
function readRecipe(provider: string): Record<string, string> {
  const [, block = ''] = new RegExp(`^\\*\\*${provider}\\*\\*[^]*?^\`\`\`env\\n([^]*?)^\`\`\``, 'm').exec(page) ?? [];
  return Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
}

type Shape = {
  readonly tenant: string;
  readonly claims: Record<string, unknown>;
  /** Claims that replace some of these in other tokens of the same recipe. */
  readonly other?: Record<string, unknown>;
};

/** Access tokens as the identity providers document them, without the claims of the test issuer that they lack. */
const SHAPES: Readonly<Record<string, Shape>> = {
  Auth0: {
    tenant: 'org_Ab12cd34',
    claims: {
      sub: 'auth0|507f1f77bcf86cd799439020',
      aud: ['https://liveness.example.com', 'https://example.eu.auth0.com/userinfo'],
      azp: 'client',
      org_id: 'org_Ab12cd34',
      scope: 'openid profile',
      permissions: READ_AND_IMAGE,
    },
  },
  Keycloak: {
    tenant: 'acme.example',
    claims: {
      aud: ['liveness-gateway', 'account'],
      typ: 'Bearer',
      organization: { 'acme.example': { id: GUID } },
      scope: 'openid organization',
      realm_access: { roles: ['offline_access'] },
      resource_access: { 'liveness-gateway': { roles: READ_AND_IMAGE }, account: { roles: ['manage-account'] } },
    },
  },
  'Microsoft Entra ID': {
    tenant: GUID,
    claims: {
      aud: '66666666-7777-8888-9999-000000000000',
      oid: GUID,
      tid: GUID,
      scp: 'access_as_user',
      roles: READ_AND_IMAGE,
      ver: '2.0',
    },
    other: { roles: undefined, scp: READ_AND_IMAGE.join(' ') },
  },
  'Amazon Cognito': {
    tenant: 'acme',
    claims: {
      aud: undefined,
      client_id: '1example23456789',
      token_use: 'access',
      'cognito:groups': ['acme'],
      scope: 'openid liveness/liveness:read liveness/liveness:image other/liveness:introspect',
    },
  },
};

describe.each(Object.entries(SHAPES))('the recipe for %s', (provider, { tenant, claims, other = {} }) => {
  const start = async () => {
    const issuer = await startIssuer();
    const recipe = readRecipe(provider);
    const plain = await startTestGateway();
    const account = {
      baseUrl: plain.simulator.baseUrl,
      accessKey: 'demo-access-key',
      secretKey: 'demo-secret-key',
    };
    const gateway = await startTestGateway({
      env: { ...recipe, AUTH: 'on', AUTH_JWKS_URL: issuer.env.AUTH_JWKS_URL, TENANTS_FILE: 'tenants.json' },
      files: { 'tenants.json': JSON.stringify({ [tenant]: account, other: account }) },
    });
    const id = plain.simulator.sampleIds.passFarNear;
    const askWith = async (changes: Record<string, unknown> = {}) => {
      const token = await issuer.sign({
        tenant: undefined,
        scope: undefined,
        iss: recipe.AUTH_ISSUER,
        ...claims,
        ...changes,
      });
      return gateway.post({ query: QUERY, variables: { id } }, bearer(token));
    };
    return { askWith, recipe };
  };

  test('accepts its access token for a result and its image', async () => {
    const { askWith } = await start();
    for (const changes of [{}, other]) {
      const { status, data, errors } = await askWith(changes);
      expect([status, errors]).toEqual([200, []]);
      expect(data.livenessResult).toMatchObject({ status: 'PASS', faceImage: { url: expect.any(String) } });
    }
  });

  test('rejects a token without a tenant or for another audience, and one without scopes reads nothing', async () => {
    const { askWith, recipe } = await start();
    const { AUTH_TENANT_CLAIM = '', AUTH_AUDIENCE_CLAIM = 'aud' } = recipe;
    expect((await askWith({ [AUTH_TENANT_CLAIM]: undefined })).status).toBe(401);
    expect((await askWith({ [AUTH_AUDIENCE_CLAIM]: 'another' })).status).toBe(401);
    const bare = { scope: 'openid', permissions: [], roles: [], resource_access: {}, scp: 'access_as_user' };
    const { data, errors } = await askWith(bare);
    expect([data, errors[0]?.extensions?.code]).toEqual([{ livenessResult: null }, 'FORBIDDEN']);
  });
});
