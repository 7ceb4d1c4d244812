import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ConfigError } from '../src/config/config-error.js';
import { VARIABLES } from '../src/config/variables.js';
import { parseConfig } from '../src/config.js';

const KEYS = {
  ADVANCE_AI_BASE_URL: 'https://provider.example.test',
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
  AUTH: 'off',
};

type Environment = Record<string, string | undefined>;

const noFiles = () => {
  throw new Error('no such file: a path that must not be told');
};
const parse = (environment: Environment = {}, readFile: (path: string) => string = noFiles) =>
  parseConfig({ ...KEYS, ...environment }, readFile);

function faultsOf(environment: Environment, readFile?: (path: string) => string): readonly string[] {
  try {
    parse(environment, readFile);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

test('the account and who may ask are enough, and the rest has its documented default', () => {
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
    traceServiceName: 'liveness-gateway',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('variables that are not ours are ignored, and an empty one of ours counts as absent', () => {
  expect(parse({ PATH: '/bin', NODE_ENV: 'production', PORT: '', LOG_LEVEL: '  ' })).toEqual(parse());
});

test('every fault is reported at once, each with its variable and its rule', () => {
  const faults = faultsOf({
    ADVANCE_AI_BASE_URL: undefined,
    ADVANCE_AI_SECRET_KEY: '',
    PORT: '70000',
    LIVENESS_THRESHOLD: '101',
    INTROSPECTION: 'yes',
  });
  expect(faults).toEqual([
    'PORT must be a whole number from 0 to 65535.',
    'INTROSPECTION must be one of on, off.',
    'ADVANCE_AI_BASE_URL is required: an https address without path, query or user; http only on loopback.',
    expect.stringMatching(/^ADVANCE_AI_SECRET_KEY is required: .*ADVANCE_AI_SECRET_KEY_FILE/),
    'LIVENESS_THRESHOLD must be a number from 0 to 100.',
  ]);
});

describe('of the values of', () => {
  test.each([
    {
      name: 'HOST',
      good: ['127.0.0.1', '127.8.9.1', '::1', 'localhost'],
      bad: ['example.test', '127.0.0.1:80'],
    },
    { name: 'PORT', good: ['0', '65535'], bad: ['-1', '65536', '1e3', '0x10', '80.5', 'http'] },
    {
      name: 'ADVANCE_AI_BASE_URL',
      good: [
        'https://a.test',
        'https://a.test/',
        'https://a.test:8443',
        'http://127.0.0.1:4010',
        'http://[::1]:1',
        'http://localhost:1',
      ],
      bad: [
        'http://a.test',
        'ftp://a.test',
        'a.test',
        'https://a.test/x',
        'https://a.test?x',
        'https://u:p@a.test',
        'http://localhost.a.test',
      ],
    },
    { name: 'PROVIDER_TIMEOUT_MS', good: ['1', '2147483647'], bad: ['0', '2147483648', '1.5', 'NaN', 'Infinity'] },
    { name: 'PROVIDER_RETRIES', good: ['0', '10'], bad: ['11', '-1'] },
    { name: 'PROVIDER_CONCURRENCY', good: ['1'], bad: ['0'] },
    { name: 'LINK_TTL_SECONDS', good: ['2.5', '86400', '301'], bad: ['0', '-1', '1d', ''.padEnd(20, '9')] },
    { name: 'PENDING_TTL_SECONDS', good: ['0.5'], bad: ['0', '.5', '5s'] },
    { name: 'SIMILARITY_THRESHOLD', good: ['0', '70.5', '100'], bad: ['-1', '100.1', '٧٠'] },
    { name: 'MAX_SIGNATURE_IDS', good: ['1', '1000'], bad: ['0', '1001'] },
    { name: 'LANDING_PAGE', good: ['sandbox', 'off'], bad: ['on', 'Sandbox'] },
    { name: 'DRAIN_DELAY_MS', good: ['0', '10000'], bad: ['10001', '2s'] },
    { name: 'METRICS_PORT', good: ['', '0', '9464'], bad: ['-1', 'on'] },
    { name: 'METRICS_HOST', good: ['0.0.0.0', '::', '127.0.0.1'], bad: ['everywhere'] },
    {
      name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      good: ['', 'http://collector:4318', 'https://collector.example.test/tenant/'],
      bad: [
        'collector:4318',
        'grpc://collector:4317',
        'http://u:p@collector:4318',
        'http://collector?x',
        'http://c/#x',
      ],
    },
    { name: 'OTEL_SERVICE_NAME', good: ['liveness-gateway.eu_1'], bad: ['with space', 'x'.repeat(65)] },
    { name: 'MAX_QUERY_COST', good: ['1', '1000000'], bad: ['0', '0.5', '1000001'] },
    { name: 'TRUSTED_DOCUMENTS', good: ['off'], bad: ['on', 'ONLY'] },
    { name: 'HTTP_GET', good: ['on', 'off'], bad: ['yes'] },
    {
      name: 'CORS_ORIGINS',
      good: ['https://a.test', 'https://a.test, http://localhost:3000', 'https://a.test:8443'],
      bad: [
        '*',
        'null',
        'a.test',
        'https://a.test/',
        'https://A.test',
        'https://a.test,',
        'https://a.test:443',
        'file://',
      ],
    },
    { name: 'LOG_LEVEL', good: ['trace', 'silent'], bad: ['verbose', 'INFO'] },
  ])('$name $good are taken and $bad are refused', ({ name, good, bad }) => {
    const faultsWith = (value: string) => faultsOf({ LINK_MARGIN_SECONDS: '1', [name]: value });
    expect(good.flatMap(faultsWith)).toEqual([]);
    expect(bad.map((value) => faultsWith(value).map((fault) => fault.split(' ')[0]))).toEqual(bad.map(() => [name]));
  });
});

test.each([
  ['http://collector:4318', 'http://collector:4318'],
  ['https://collector.example.test/tenant//', 'https://collector.example.test/tenant'],
])('the collector at %s is %s, to which a path can be added', (text, collector) => {
  expect(parse({ OTEL_EXPORTER_OTLP_ENDPOINT: text }).traceCollector).toBe(collector);
});

test.each([
  { margin: '299.9', ttl: '300', faults: 0 },
  { margin: '300', ttl: '300', faults: 1 },
  { margin: '301', ttl: '300', faults: 1 },
  { margin: undefined, ttl: '300', faults: 1 },
  { margin: '0.5', ttl: '2.5', faults: 0 },
])('a margin of $margin with a life of $ttl seconds makes $faults faults', ({ margin, ttl, faults }) => {
  const found = faultsOf({ LINK_MARGIN_SECONDS: margin, LINK_TTL_SECONDS: ttl });
  expect(found.map((fault) => fault.includes('LINK_MARGIN_SECONDS'))).toEqual(Array(faults).fill(true));
});

test('whatever a number is given as, it is taken as that number or refused', () => {
  const anyText = fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String));
  fc.assert(
    fc.property(anyText, fc.constantFrom('livenessThreshold', 'retries', 'linkTtlSeconds', 'port'), (text, key) => {
      const value = VARIABLES[key].parse(text);
      return value === undefined || (Number.isFinite(value) && value >= 0 && value === Number(text));
    }),
  );
});

test('pages are served without being asked for only where nobody authenticates', () => {
  const withAuth = { AUTH: 'on', API_KEYS_FILE: '/keys' };
  const pagesOf = (environment: Environment) => parse(environment, () => '[]').pages;
  expect(pagesOf(withAuth)).toEqual([]);
  expect(pagesOf({ ...withAuth, PAGES: 'explore' })).toEqual(['explore']);
  expect(pagesOf({ PAGES: 'off' })).toEqual([]);
  expect(pagesOf({ PAGES: 'console, explore' })).toEqual(['explore', 'console']);
});

test.each(['explore,nothing', 'explore,off', 'explore,,console', 'EXPLORE'])('PAGES=%s is refused', (pages) => {
  expect(faultsOf({ PAGES: pages })).toEqual(['PAGES must be explore, console, separated by commas, or off.']);
});
