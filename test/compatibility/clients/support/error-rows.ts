import { bearer } from '../../../support/gateway/api-keys.js';
import type { TestGateway } from '../../../support/gateway/gateway.js';
import { type Bend, withBody, withHeader, withJson, withoutBody } from './bend.js';
import type { Question } from './question.js';
import {
  TOKEN,
  withCallers,
  withFaultInside,
  withFaultOutside,
  withImpatientFront,
  withIssuerDown,
  withoutAuditLog,
  withoutHistory,
  withoutRoom,
  withProviderThat,
  withProviderThatSays,
  withSpentBudget,
  withSpentRate,
  withStreams,
  withTrustedDocuments,
} from './troubled-gateways.js';

/** One way to an error; what it leaves out is a question that is answered. */
export type ErrorRow = {
  readonly code: string;
  readonly when: string;
  readonly start?: () => Promise<TestGateway>;
  readonly headers?: Question['headers'];
  readonly variables?: Question['variables'];
  readonly bend?: Bend;
  /** Beside the code. */
  readonly retryAfterSeconds?: number;
};

const ALIASES = `{ ${Array.from({ length: 16 }, (_, index) => `a${index}: __typename`).join(' ')} }`;
const TOO_LONG = ' '.repeat(256 * 1024 + 1);
const PERSISTED = { query: undefined, extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } };
const SILENCE = withProviderThat({ kind: 'hang' }, { PROVIDER_TIMEOUT_MS: '60', PROVIDER_RETRIES: '0' });

const NATIVE = {
  query: 'query PictureQuery($id: ID!) { livenessResult: nativeLivenessResult(livenessId: $id) { platform } }',
};

const HISTORY = {
  query: 'query PictureQuery { livenessResult: verificationStatistics { total } }',
};

const WAIT = {
  query: 'query PictureQuery($id: ID!) { livenessResult: awaitVerification(signatureId: $id) { status } }',
};

const TWO_WAITS = {
  query: `query PictureQuery($id: ID!) {
    first: awaitVerification(signatureId: $id) { status }
    livenessResult: awaitVerification(signatureId: $id) { status }
  }`,
};

/** Every code, and where it comes in several forms, each of them: clients read those in different ways. */
export const ERROR_ROWS: readonly ErrorRow[] = [
  { code: 'PROVIDER_UNAVAILABLE', when: 'the provider fails', start: withProviderThatSays('ERROR') },
  { code: 'PROVIDER_TIMEOUT', when: 'the provider is silent', start: SILENCE },
  {
    code: 'PROVIDER_BUSY',
    when: 'the provider is busy',
    start: withProviderThatSays('SERVICE_BUSY'),
    retryAfterSeconds: 10,
  },
  { code: 'PROVIDER_REFUSED', when: 'no balance is left', start: withProviderThatSays('INSUFFICIENT_BALANCE') },
  { code: 'PROVIDER_INVALID_RESPONSE', when: 'no data comes', start: withProviderThat({ kind: 'no-data' }) },
  { code: 'NATIVE_RESULTS_OFF', when: 'native results are off', bend: withJson(NATIVE) },
  {
    code: 'PROVIDER_BUDGET_SPENT',
    when: 'no billed call is left',
    start: withSpentBudget,
    bend: withJson(NATIVE),
  },
  { code: 'LIVE_NOT_CONFIGURED', when: 'streams are off', start: withStreams('0'), bend: withJson(WAIT) },
  {
    code: 'TOO_MANY_SUBSCRIPTIONS',
    when: 'another one is open',
    start: withStreams('1'),
    bend: withJson(TWO_WAITS),
  },
  { code: 'HISTORY_NOT_CONFIGURED', when: 'no history is kept', bend: withJson(HISTORY) },
  {
    code: 'HISTORY_UNAVAILABLE',
    when: 'the database of the history is down',
    start: withoutHistory,
    bend: withJson(HISTORY),
  },
  { code: 'AUDIT_UNAVAILABLE', when: 'the audit log cannot be written', start: withoutAuditLog },
  { code: 'FORBIDDEN', when: 'a scope is missing', start: withCallers, headers: bearer('reader') },
  { code: 'FORBIDDEN', when: 'a tenant has no account', start: withCallers, headers: bearer('stranger') },
  { code: 'UNAUTHENTICATED', when: 'there is no credential', start: withCallers },
  { code: 'UNAUTHENTICATED', when: 'a credential is not known', start: withCallers, headers: bearer('nobody') },
  {
    code: 'AUTHENTICATION_UNAVAILABLE',
    when: 'the issuer is down',
    start: withIssuerDown,
    headers: bearer(TOKEN),
    retryAfterSeconds: 5,
  },
  {
    code: 'RATE_LIMITED',
    when: 'a caller asks too often',
    start: withSpentRate,
    headers: bearer('busy'),
    retryAfterSeconds: 60,
  },
  { code: 'OVERLOADED', when: 'too many ask', start: withoutRoom, retryAfterSeconds: 1 },
  { code: 'BAD_USER_INPUT', when: 'an argument is outside its limits', variables: { id: 'two words' } },
  { code: 'BAD_USER_INPUT', when: 'a variable is missing', variables: {} },
  { code: 'GRAPHQL_PARSE_FAILED', when: 'the document is none', bend: withJson({ query: '{' }) },
  { code: 'GRAPHQL_VALIDATION_FAILED', when: 'a field does not exist', bend: withJson({ query: '{ nothing }' }) },
  { code: 'OPERATION_RESOLUTION_FAILURE', when: 'an operation is unknown', bend: withJson({ operationName: 'Other' }) },
  { code: 'QUERY_TOO_COMPLEX', when: 'there are too many aliases', bend: withJson({ query: ALIASES }) },
  { code: 'DOCUMENT_NOT_TRUSTED', when: 'a document is not on the list', start: withTrustedDocuments },
  { code: 'PERSISTED_QUERY_NOT_FOUND', when: 'only a hash comes', bend: withJson(PERSISTED) },
  { code: 'BAD_REQUEST', when: 'the JSON is broken', bend: withBody('{') },
  { code: 'BAD_REQUEST', when: 'the JSON holds no question', bend: withBody('{}') },
  { code: 'BAD_REQUEST', when: 'a form is sent', bend: withHeader('content-type', 'text/plain') },
  { code: 'PAYLOAD_TOO_LARGE', when: 'the body is too long', bend: withBody(TOO_LONG) },
  { code: 'HEADERS_TOO_LARGE', when: 'the headers are too long', bend: withHeader('x-long', 'x'.repeat(20_000)) },
  { code: 'REQUEST_TIMEOUT', when: 'the body does not come', start: withImpatientFront, bend: withoutBody },
  { code: 'UNSUPPORTED_MEDIA_TYPE', when: 'the body is packed', bend: withHeader('content-encoding', 'gzip') },
  { code: 'METHOD_NOT_ALLOWED', when: 'it comes by PUT', bend: () => ({ method: 'PUT' }) },
  { code: 'NOT_FOUND', when: 'it is sent elsewhere', bend: ({ url }) => ({ url: `${url}/elsewhere` }) },
  { code: 'INTERNAL_SERVER_ERROR', when: 'the gateway has a fault in an operation', start: withFaultInside },
  { code: 'INTERNAL_SERVER_ERROR', when: 'the gateway has a fault before it', start: withFaultOutside },
];
