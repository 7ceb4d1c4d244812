import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import {
  DOCUMENT_MARKERS,
  MARKED_FAULTS,
  MARKERS,
  REQUEST_HEADERS,
  START_INPUT,
  TRANSACTION,
  textsOf,
} from '../../support/data/canary.js';
import { auditPath, readEntries } from '../../support/gateway/audit.js';
import { startStartingGateway } from '../../support/gateway/starts.js';
import { FAULT_TABLE } from '../../support/provider/fault-table.js';

const { alias, operationName, unknownField, comment } = DOCUMENT_MARKERS;
const DAY_MS = 86_400_000;
const QUERY = `query ${operationName}($id: ID!, $minValidFor: Int) { # ${comment}
  livenessResult(signatureId: $id) { status inputParameters faceImage(minValidFor: $minValidFor) { url base64 dataUri }
    ${alias}: faceImageNear { url } auditImageArchive { url } faceVideo { url } }
  verification(signatureId: $id) { address documentDatabase document { documentNumber fullName details fields { value } } } }`;
const START = `mutation ${operationName}($input: StartVerificationInput!) { # ${comment}
  ${alias}: startVerification(input: $input) { signatureId url } }`;
/** The faults that end at once; the others differ in duration, not in content. */
const FAULTS = FAULT_TABLE.filter(({ fault }) => !['hang', 'drip', 'endless'].includes(fault.kind));

type Outpouring = { errors: string; headers: string; data: { text: string; place: readonly string[] }[] };

/** Sends valid and invalid queries through all faults; every secret has a marker. */
async function runFaultSuite() {
  const path = await auditPath();
  const { accessKey, secretKey, hmacKey, callbackKey, signatureId: id } = MARKERS;
  const gateway = await startStartingGateway({
    simulator: { accessKey, secretKey },
    env: {
      ADVANCE_AI_ACCESS_KEY: accessKey,
      ADVANCE_AI_SECRET_KEY: secretKey,
      ADVANCE_AI_CALLBACK_KEY: callbackKey,
      PUBLIC_URL: 'https://gateway.example.test',
      START_RATE_LIMIT_PER_MINUTE: '0',
      // An operator who lists them does not make them readable.
      INPUT_PARAMETERS: 'callbackUrl,returnUrl,failReturnUrl',
      AUDIT_LOG: path,
      AUDIT_HMAC_KEY: hmacKey,
      METRICS_PORT: '0',
    },
  });
  const { simulator, clock, post, url, logLines } = gateway;
  simulator.addTransaction(TRANSACTION);
  const answers: Outpouring[] = [];
  const ask = async (variables: object, query = QUERY) => {
    const { errors, headers, data } = await post({ query, variables }, REQUEST_HEADERS);
    answers.push({ errors: JSON.stringify(errors), headers: JSON.stringify([...headers]), data: textsOf(data) });
    return data;
  };

  const first = await ask({ id });
  for (const fault of [...MARKED_FAULTS, ...FAULTS.map((row) => row.fault)]) {
    for (const operation of ['get-result', 'generate-token'] as const) {
      simulator.fault({ operation }, fault, { times: 9 });
      if (operation === 'generate-token') simulator.revokeTokens();
      clock.advance(2 * DAY_MS);
      await ask({ id });
      simulator.clearFaults();
    }
  }
  clock.advance(2 * DAY_MS);
  const started = (await ask({ input: START_INPUT }, START))[alias];
  const ofStart = await ask(
    { id: started.signatureId },
    'query ($id: ID!) { verification(signatureId: $id) { inputParameters } }',
  );
  for (const fault of [...MARKED_FAULTS, ...FAULTS.map((row) => row.fault)]) {
    simulator.fault({ operation: 'generate-liveness-detection-url' }, fault, { times: 9 });
    // An account that was suspended by the fault before is tried again.
    clock.advance(2 * DAY_MS);
    await ask({ input: START_INPUT }, START);
    simulator.clearFaults();
  }
  await ask({ input: { ...START_INPUT, returnUrl: `javascript:${MARKERS.variable}` } }, START);
  await ask({ input: { ...START_INPUT, product: MARKERS.variable } }, START);
  await ask({ input: { ...START_INPUT, bizCode: MARKERS.variable } }, START);
  await ask({ id: `${MARKERS.variable} !` });
  await ask({ id, minValidFor: MARKERS.variable });
  await ask({ id: { [MARKERS.variable]: MARKERS.variable } });
  await ask({ id }, `query ${operationName} { ${unknownField} }`);
  await ask({ id }, `query ${operationName} { ${alias}: `);
  for (const [target, init] of [
    [`/graphql?query=${MARKERS.search}`, {}],
    [`/${MARKERS.path}?${MARKERS.search}`, {}],
    ['/graphql', { method: 'POST', body: `{"query": "${MARKERS.body}` }],
    ['/graphql', { method: 'POST', body: `"${MARKERS.body}"` }],
  ] as const) {
    const headers = { ...REQUEST_HEADERS, 'content-type': 'application/json' };
    const response = await fetch(url + target, { headers, ...init });
    answers.push({ errors: await response.text(), headers: JSON.stringify([...response.headers]), data: [] });
  }
  const tokens = [...new Set(simulator.calls.map(({ accessToken }) => accessToken))].filter((token) => token !== null);
  return {
    answers,
    first,
    started,
    ofStart,
    callbackUrls: gateway.bodies.map(({ callbackUrl }) => String(callbackUrl)),
    tokens,
    log: logLines.join(''),
    metrics: await (await fetch(gateway.metricsUrl)).text(),
    audit: readFileSync(path, 'utf8'),
    entries: readEntries(path),
  };
}

let suite: Awaited<ReturnType<typeof runFaultSuite>>;

beforeAll(async () => {
  suite = await runFaultSuite();
}, 120_000);

test('every secret value passed through the gateway, so it could have leaked', () => {
  const { first, started, ofStart, callbackUrls, tokens, entries, log, answers } = suite;
  expect(started.signatureId).toMatch(/^[0-9a-f]{16}$/);
  expect(ofStart.verification.inputParameters).toMatchObject({ userId: MARKERS.userId, bizId: MARKERS.bizId });
  expect(callbackUrls[0]).toContain(MARKERS.callbackKey);
  expect(callbackUrls.length).toBeGreaterThan(MARKED_FAULTS.length);
  expect(first.livenessResult.auditImageArchive.url).toContain(MARKERS.linkQuery);
  expect(first.livenessResult.inputParameters.userId).toBe(MARKERS.userId);
  expect(first.verification).toMatchObject({
    address: { street: MARKERS.address },
    documentDatabase: { name: MARKERS.register },
    document: { documentNumber: MARKERS.documentNumber, fullName: MARKERS.documentName },
  });
  expect(first.livenessResult.faceImage.base64.length).toBeGreaterThan(1_000);
  expect(tokens.length).toBeGreaterThan(5);
  expect(entries.length).toBeGreaterThan(0);
  expect(log.split('\n').length).toBeGreaterThan(answers.length);
  expect(suite.metrics).toMatch(/gateway_provider_calls_total\{operation="get-result",code="INSUFFICIENT_BALANCE"/);
  expect(answers.filter(({ errors }) => errors !== '[]').length).toBeGreaterThan(MARKED_FAULTS.length + FAULTS.length);
});

/** Links of the simulated provider contain the id in their path. */
const GRANTED: Readonly<Record<string, string>> = {
  [MARKERS.linkQuery]: 'url',
  [MARKERS.signatureId]: 'url',
  [MARKERS.userId]: 'inputParameters',
  [MARKERS.bizId]: 'inputParameters',
  [MARKERS.documentNumber]: 'document',
  [MARKERS.documentName]: 'document',
  [MARKERS.documentField]: 'document',
  [MARKERS.address]: 'address',
  [MARKERS.register]: 'documentDatabase',
};

test.each(Object.entries(MARKERS))('the %s occurs only in the field that the caller selected', (_place, marker) => {
  const { log, audit, metrics, answers } = suite;
  expect([log, audit, metrics].filter((text) => text.includes(marker))).toEqual([]);
  for (const { errors, headers, data } of answers) {
    expect(errors).not.toContain(marker);
    expect(headers).not.toContain(marker);
    for (const { place } of data.filter(({ text }) => text.includes(marker))) expect(place).toContain(GRANTED[marker]);
  }
});

test.each(Object.entries(DOCUMENT_MARKERS))(
  'the %s of a document is in no log line, metric or header',
  (_place, marker) => {
    const { log, audit, metrics, answers } = suite;
    const word = marker.slice(0, 24);
    expect([log, audit, metrics].filter((text) => text.includes(word))).toEqual([]);
    for (const { headers } of answers) expect(headers).not.toContain(word);
  },
);

test('tokens, links and bytes occur only in the field that the caller selected', () => {
  const { first, started, tokens, log, audit, metrics, answers } = suite;
  const { url, base64 } = first.livenessResult.faceImage;
  const bytes = base64.slice(200, 260);
  for (const secret of [...tokens, started.url, started.signatureId, url, new URL(url).search, bytes]) {
    expect([log, audit, metrics].filter((text) => text.includes(secret))).toEqual([]);
    for (const { errors, headers } of answers) expect(errors + headers).not.toContain(secret);
  }
  for (const { data } of answers) {
    for (const token of tokens) expect(data.filter(({ text }) => text.includes(token))).toEqual([]);
    for (const { place } of data.filter(({ text }) => text.includes(bytes))) {
      expect(['base64', 'dataUri']).toContain(place.at(-1));
    }
  }
});

test('no log line or metric contains an address of a client or of the provider', () => {
  expect(suite.log + suite.audit + suite.metrics).not.toMatch(/127\.0\.0\.1|::1|https?:/);
});
