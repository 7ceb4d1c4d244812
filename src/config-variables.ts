import {
  DECIMAL,
  MAX_INT,
  number,
  oneOf,
  parseBaseUrl,
  parseLoopback,
  score,
  seconds,
  secret,
  whole,
} from './config-rules.js';

/** One environment variable. `parse` returns undefined for text that breaks the rule. */
export type Variable<Value> = {
  readonly name: string;
  /** The text that stands in for an absent variable; without one the variable is required. */
  readonly fallback?: string;
  /** What the text must be, to follow "must be". */
  readonly rule: string;
  readonly meaning: string;
  /** May also be given as NAME_FILE; its value is shown nowhere. */
  readonly isSecret?: true;
  readonly parse: (text: string) => Value | undefined;
};

/** Every variable of the gateway, by the name that its value has in Config. The README's table is made of the same. */
export const VARIABLES = {
  host: {
    name: 'HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on',
    rule: 'a loopback address (127.0.0.0/8, ::1 or localhost), since the gateway does not authenticate its callers yet',
    parse: parseLoopback,
  },
  port: { name: 'PORT', fallback: '4000', meaning: 'Port to listen on; 0 takes any free one', ...whole(0, 65_535) },
  baseUrl: {
    name: 'ADVANCE_AI_BASE_URL',
    meaning: "The provider's host for your region",
    rule: 'an https address without path, query or user; http only on loopback',
    parse: parseBaseUrl,
  },
  accessKey: { name: 'ADVANCE_AI_ACCESS_KEY', meaning: 'Access key of your account at the provider', ...secret },
  secretKey: { name: 'ADVANCE_AI_SECRET_KEY', meaning: 'Secret key of your account at the provider', ...secret },
  timeoutMs: {
    name: 'PROVIDER_TIMEOUT_MS',
    fallback: '3000',
    meaning: 'Milliseconds that one attempt at the provider may take',
    ...whole(1, MAX_INT),
  },
  deadlineMs: {
    name: 'PROVIDER_DEADLINE_MS',
    fallback: '10000',
    meaning: 'Milliseconds that all attempts of one question may take together',
    ...whole(1, MAX_INT),
  },
  retries: { name: 'PROVIDER_RETRIES', fallback: '2', meaning: 'Attempts after the first', ...whole(0, 10) },
  concurrency: {
    name: 'PROVIDER_CONCURRENCY',
    fallback: '16',
    meaning: 'Calls to the provider under way at once',
    ...whole(1, 1_000),
  },
  linkTtlSeconds: {
    name: 'LINK_TTL_SECONDS',
    fallback: '86400',
    meaning: 'Life of a link that does not state its own',
    ...seconds,
  },
  linkMarginSeconds: {
    name: 'LINK_MARGIN_SECONDS',
    fallback: '300',
    meaning: 'How long a link must still live when it is handed out: the default of minValidFor',
    rule: 'a number of seconds from 0, below LINK_TTL_SECONDS; fractions are allowed',
    parse: number(0, MAX_INT, DECIMAL),
  },
  resultTtlSeconds: {
    name: 'RESULT_TTL_SECONDS',
    fallback: '2592000',
    meaning: 'How long a final result is kept',
    ...seconds,
  },
  pendingTtlSeconds: {
    name: 'PENDING_TTL_SECONDS',
    fallback: '5',
    meaning: 'How long a result or video that is still pending is kept',
    ...seconds,
  },
  storeMaxEntries: {
    name: 'STORE_MAX_ENTRIES',
    fallback: '100000',
    meaning: 'Results kept at most',
    ...whole(1, 10_000_000),
  },
  storeMaxBytes: {
    name: 'STORE_MAX_BYTES',
    fallback: '134217728',
    meaning: 'Estimated bytes of all kept results at most',
    ...whole(65_536, 1_099_511_627_776),
  },
  livenessThreshold: {
    name: 'LIVENESS_THRESHOLD',
    fallback: '50',
    meaning: 'A faceLivenessScore below it is likely an attack',
    ...score,
  },
  similarityThreshold: {
    name: 'SIMILARITY_THRESHOLD',
    fallback: '70',
    meaning: 'A faceSimilarityScore from it on is a match',
    ...score,
  },
  maxSignatureIds: {
    name: 'MAX_SIGNATURE_IDS',
    fallback: '100',
    meaning: 'Ids in one livenessResults',
    ...whole(1, 1_000),
  },
  introspection: {
    name: 'INTROSPECTION',
    fallback: 'on',
    meaning: 'Whether clients may read the schema; the default is on only while HOST is loopback',
    ...oneOf('on', 'off'),
  },
  landingPage: {
    name: 'LANDING_PAGE',
    fallback: 'sandbox',
    meaning: 'What a browser sees at /graphql; the default is sandbox only while HOST is loopback',
    ...oneOf('sandbox', 'off'),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    fallback: 'info',
    meaning: 'How much is logged',
    ...oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
} as const satisfies Record<string, Variable<unknown>>;
