import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { VARIABLES } from '../../../src/config/variables.js';
import { errorsOf, parse } from '../../support/config/parse.js';

describe('the values of', () => {
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
    { name: 'PROVIDER_PAID_CALLS_PER_DAY', good: ['0', '1000', '2147483647'], bad: ['-1', 'unlimited', '1.5'] },
    { name: 'NATIVE_RESULTS', good: ['on', 'off'], bad: ['true', 'ON'] },
    { name: 'ADVANCE_AI_REGION', good: ['', 'id', 'sg', 'SGP', 'mex', 'MX'], bad: ['vn', 'singapore', 'sg-api'] },
    { name: 'PROVIDER_RETRIES', good: ['0', '10'], bad: ['11', '-1'] },
    { name: 'PROVIDER_CONCURRENCY', good: ['1'], bad: ['0'] },
    { name: 'PROVIDER_MAX_QUEUED_PER_CALLER', good: ['1', '1000000'], bad: ['0', '1000001'] },
    { name: 'PROVIDER_MAX_QUEUED', good: ['1', '1000000'], bad: ['0', '1000001'] },
    { name: 'PROVIDER_QUEUE_WAIT_MS', good: ['1', '2147483647'], bad: ['0', '20s'] },
    { name: 'RATE_LIMIT_COST_PER_MINUTE', good: ['0', '1000000000'], bad: ['-1', '1000000001'] },
    { name: 'START_RATE_LIMIT_PER_MINUTE', good: ['0', '60', '10000000'], bad: ['-1', '10000001', '1.5'] },
    {
      name: 'ADVANCE_AI_CALLBACK_KEY',
      good: ['', '!'.repeat(32), '~'.repeat(256)],
      bad: ['k'.repeat(31), 'k'.repeat(257), 'ü'.repeat(32)],
    },
    {
      name: 'PUBLIC_URL',
      good: [
        ...['', 'https://a.test', 'https://A.test/', 'https://a.test:8443/gateway', 'https://a.test/x.y/z_1-~/'],
        ...['http://127.0.0.1:4000', 'http://localhost:4000/', 'http://[::1]'],
      ],
      bad: [
        ...['http://a.test', 'a.test', 'ftp://a.test', 'https:a.test', 'https:///a.test', 'https://u@a.test'],
        ...['https://a.test?', 'https://a.test/?x', 'https://a.test#', 'https://a.test/#x', 'https://a.test\\x'],
        ...['https://a.test/..', 'https://a.test/../x', 'https://a.test/x/..', 'https://a.test/.', 'https://a.test/.x'],
        ...['https://a.test/%2e%2e/x', 'https://a.test/x%2fy', 'https://a.test//x', 'https://a.test/x//'],
        ...['https://a.test/x y', 'https://a.test/ü', `https://a.test/${'x'.repeat(1_024)}`],
      ],
    },
    {
      name: 'RETURN_URL_HOSTS',
      good: [
        ...['', 'shop.test', ' Shop.test , *.cdn.test', '.cdn.test', '127.0.0.1,[::1],localhost'],
        ...['myapp:', 'MyApp://', 'com.example.app:'],
      ],
      bad: [
        ...['https://shop.test', 'shop.test/', 'shop.test:443', 'u@shop.test', '*', '*.*.test', 'shop.test,'],
        ...['http:', 'https:', 'javascript:', 'data:', 'intent://', 'vbscript:', 'myapp:/', '1app:'],
      ],
    },
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
    { name: 'MAX_DEPTH', good: ['1', '60'], bad: ['0', '61', '2.5'] },
    { name: 'MAX_FIELDS', good: ['1', '1000'], bad: ['0', '1001'] },
    { name: 'MAX_ROOT_FIELDS', good: ['1', '200'], bad: ['0', '201'] },
    { name: 'MAX_ALIASES', good: ['0', '200'], bad: ['-1', '201'] },
    { name: 'MAX_DIRECTIVES', good: ['0', '200'], bad: ['-1', '201'] },
    { name: 'MAX_FRAGMENTS', good: ['0', '500'], bad: ['-1', '501'] },
    { name: 'TRUSTED_DOCUMENTS', good: ['off'], bad: ['on', 'ONLY'] },
    { name: 'HTTP_GET', good: ['on', 'off'], bad: ['yes'] },
    { name: 'COMPRESSION', good: ['on', 'off'], bad: ['gzip'] },
    {
      name: 'CORS_ORIGINS',
      good: [
        'https://a.test',
        'https://a.test, http://localhost:3000',
        'https://a.test:8443',
        'http://localhost:*',
        'http://[::1]:*',
      ],
      bad: [
        '*',
        'null',
        'a.test',
        'https://a.test/',
        'https://A.test',
        'https://a.test:*',
        'http://localhost:3000:*',
        'http://localhost.a.test:*',
        'https://a.test,',
        'https://a.test:443',
        'file://',
      ],
    },
    { name: 'LOG_LEVEL', good: ['trace', 'silent'], bad: ['verbose', 'INFO'] },
    { name: 'OTEL_TRACES_EXPORTER', good: ['otlp', 'none'], bad: ['console', 'jaeger'] },
    { name: 'OTEL_SDK_DISABLED', good: ['true', 'FALSE'], bad: ['yes', '1'] },
    { name: 'OTEL_PROPAGATORS', good: ['b3', 'b3multi, baggage', 'none'], bad: ['xray', 'b3;baggage', 'toString'] },
    {
      name: 'OTEL_RESOURCE_ATTRIBUTES',
      good: ['a=1', 'a=1,b=x%2Cy', 'a='],
      bad: ['a', '=1', 'a=1,', 'a=%', Array(65).fill('a=1').join(',')],
    },
  ])('$name accept $good and reject $bad', ({ name, good, bad }) => {
    const errorsWith = (value: string) => errorsOf({ LINK_MARGIN_SECONDS: '1', [name]: value });
    expect(good.flatMap(errorsWith)).toEqual([]);
    expect(bad.map((value) => errorsWith(value).map((error) => error.split(' ')[0]))).toEqual(bad.map(() => [name]));
  });
});

test.each([
  ['http://collector:4318', 'http://collector:4318'],
  ['https://collector.example.test/tenant//', 'https://collector.example.test/tenant'],
])('the collector URL %s is parsed to %s, to which a path can be appended', (text, collector) => {
  expect(parse({ OTEL_EXPORTER_OTLP_ENDPOINT: text }).traceCollector).toBe(collector);
});

test('any text is either parsed as the number it stands for or rejected', () => {
  const anyText = fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String));
  fc.assert(
    fc.property(anyText, fc.constantFrom('livenessThreshold', 'retries', 'linkTtlSeconds', 'port'), (text, key) => {
      const { data: value } = VARIABLES[key].safeParse(text);
      return value === undefined || (Number.isFinite(value) && value >= 0 && value === Number(text));
    }),
  );
});
