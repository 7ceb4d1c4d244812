import { expect, test } from '@jest/globals';
import { errorsOf, MINIMAL, parse } from '../../support/config/parse.js';

test('the account and AUTH are enough; other variables have their documented defaults', () => {
  const config = parse();
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 4_000,
    tenants: new Map([
      ['default', { baseUrl: 'https://provider.example.test', accessKey: 'access', secretKey: 'secret' }],
    ]),
    timeoutMs: 3_000,
    deadlineMs: 10_000,
    retries: 2,
    concurrency: 16,
    linkTtlSeconds: 86_400,
    linkMarginSeconds: 300,
    resultTtlSeconds: 2_592_000,
    pendingTtlSeconds: 5,
    storeMaxEntries: 100_000,
    redis: undefined,
    redisTimeoutMs: 50,
    livenessThreshold: 50,
    similarityThreshold: 70,
    maxSignatureIds: 100,
    maxQueryCost: 1_000,
    maxDepth: 10,
    maxFields: 200,
    maxRootFields: 20,
    maxAliases: 15,
    maxDirectives: 20,
    maxFragments: 100,
    trustedDocuments: 'off',
    trustedDocumentsFile: undefined,
    manifest: new Map(),
    introspection: 'on',
    landingPage: 'sandbox',
    pages: ['explore', 'console'],
    logLevel: 'info',
    drainDelayMs: 2_000,
    metricsPort: undefined,
    metricsHost: '127.0.0.1',
    traceCollector: undefined,
    traceEndpoint: undefined,
    traceExporter: 'otlp',
    isTracingDisabled: false,
    traceServiceName: undefined,
    traceResource: undefined,
    tracePropagators: ['tracecontext', 'baggage'],
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('unknown variables are ignored, and an empty variable counts as not set', () => {
  expect(parse({ PATH: '/bin', NODE_ENV: 'production', PORT: '', LOG_LEVEL: '  ' })).toEqual(parse());
});

test('every error in every group is reported at once, with the variable and what to do', () => {
  const errors = errorsOf(
    {
      ADVANCE_AI_BASE_URL: undefined,
      ADVANCE_AI_SECRET_KEY: '',
      API_KEYS_FILE: 'keys',
      PORT: '70000',
      INTROSPECTION: 'yes',
      TRUSTED_DOCUMENTS: 'log',
      MAX_DEPTH: 'deep',
      LINK_TTL_SECONDS: '60',
      REDIS_URL: 'redis://cache',
      REDIS_CA_FILE: 'ca',
      AUDIT_LOG: 'audit.log',
      METRICS_HOST: 'everywhere',
      HTTPS_PROXY: 'proxy',
    },
    { keys: '{}' },
  );
  expect([...errors].sort()).toEqual([
    'ADVANCE_AI_BASE_URL is required: set it to an https URL without path, query or user; http only on loopback.',
    'ADVANCE_AI_SECRET_KEY is required: set it to text without spaces or line breaks, or set ADVANCE_AI_SECRET_KEY_FILE to the path of a file that contains it.',
    'API_KEYS_FILE must contain a JSON array of {id, sha256, subject, tenant, scopes}.',
    'AUDIT_LOG needs AUDIT_HMAC_KEY, which replaces signature ids in the log. Create one: openssl rand -hex 32',
    'HTTPS_PROXY must be the http or https URL of a proxy, such as http://proxy.example.com:3128.',
    'INTROSPECTION must be one of on, off, not "yes".',
    'LINK_MARGIN_SECONDS (300) must be less than LINK_TTL_SECONDS (60); otherwise no link is valid for long enough.',
    'MAX_DEPTH must be a whole number from 1 to 60, not "deep".',
    'METRICS_HOST must be an IP address or localhost.',
    'PORT must be a whole number from 0 to 65535, not "70000".',
    'REDIS_CA_FILE must be the path of a readable file.',
    'REDIS_URL needs STORE_ENCRYPTION_KEY, which encrypts all data in Redis. Create one: openssl rand -base64 32',
    'TRUSTED_DOCUMENTS=log needs TRUSTED_DOCUMENTS_FILE.',
  ]);
});

test('a port that Kubernetes sets for a service is explained', () => {
  expect(errorsOf({ METRICS_PORT: 'tcp://10.96.0.1:9464' })).toEqual([
    expect.stringContaining('set enableServiceLinks: false in the pod.'),
  ]);
});

test('the same port for requests and metrics is an error unless the addresses differ', () => {
  const errors = ['METRICS_PORT must differ from PORT, but both are 4000.'];
  const ports = { PORT: '4000', METRICS_PORT: '4000' };
  expect(errorsOf(ports)).toEqual(errors);
  expect(errorsOf({ ...ports, METRICS_HOST: '0.0.0.0' })).toEqual(errors);
  expect(errorsOf({ ...ports, METRICS_HOST: '127.0.0.2' })).toEqual([]);
  expect(errorsOf({ PORT: '0', METRICS_PORT: '0' })).toEqual([]);
});

test('the schema and the landing page are public by default only on loopback', () => {
  const publicWith = (changes: Record<string, string>) => {
    const config = parse({ HOST: '0.0.0.0', AUTH: 'on', API_KEYS_FILE: '/keys', ...changes }, { '/keys': '[]' });
    return [config.introspection, config.landingPage];
  };
  expect(publicWith({})).toEqual(['off', 'off']);
  expect(publicWith({ INTROSPECTION: 'on', LANDING_PAGE: 'sandbox' })).toEqual(['on', 'sandbox']);
  expect(publicWith({ HOST: '::1' })).toEqual(['on', 'sandbox']);
});

test('pages are on by default only with AUTH=off', () => {
  const withAuth = { AUTH: 'on', API_KEYS_FILE: '/keys' };
  const pagesOf = (changes: Record<string, string>) => parse(changes, { '/keys': '[]' }).pages;
  expect(pagesOf(withAuth)).toEqual([]);
  expect(pagesOf({ ...withAuth, PAGES: 'explore' })).toEqual(['explore']);
  expect(pagesOf({ PAGES: 'off' })).toEqual([]);
  expect(pagesOf({ PAGES: 'console, explore' })).toEqual(['explore', 'console']);
});

test.each([
  { margin: '299.9', ttl: '300', errors: 0 },
  { margin: '300', ttl: '300', errors: 1 },
  { margin: '301', ttl: '300', errors: 1 },
  { margin: undefined, ttl: '300', errors: 1 },
  { margin: '0.5', ttl: '2.5', errors: 0 },
])('a margin of $margin s with a lifetime of $ttl s causes $errors errors', ({ margin, ttl, errors }) => {
  const found = errorsOf({ LINK_MARGIN_SECONDS: margin, LINK_TTL_SECONDS: ttl });
  expect(found.map((error) => error.includes('LINK_MARGIN_SECONDS'))).toEqual(Array(errors).fill(true));
});

test('the parser does not change the environment that it reads', () => {
  const environment = Object.freeze({ ...MINIMAL, HOST: '127.0.0.1' });
  expect(parse(environment)).toEqual(parse(environment));
});
