import {
  commaSeparated,
  filePath,
  integer,
  longSecret,
  MAX_INT,
  onOff,
  parseBaseUrl,
  parsedBy,
  parseHostPattern,
  secretText,
} from '../parsers.js';
import { variables } from '../variable.js';

/** Regions with a native SDK. Each can also be written as an ISO 3166-1 code of two or three letters. */
const REGIONS = {
  id: ['id', 'idn'],
  sg: ['sg', 'sgp'],
  my: ['my', 'mys'],
  th: ['th', 'tha'],
  ph: ['ph', 'phl'],
  mex: ['mex', 'mx'],
  col: ['col', 'co'],
  nga: ['nga', 'ng'],
} as const;
export type Region = keyof typeof REGIONS;

/** Completes "must be …". */
export const REGION_FORMAT = `one of ${Object.keys(REGIONS).join(', ')}`;

/** The account at the provider, and the limits for requests to it. */
export const PROVIDER_VARIABLES = {
  baseUrl: parsedBy(parseBaseUrl)
    .describe('an https URL without path, query or user; http only on loopback')
    .register(variables, { name: 'ADVANCE_AI_BASE_URL', description: 'Base URL of the provider for your region.' }),
  accessKey: secretText().register(variables, {
    name: 'ADVANCE_AI_ACCESS_KEY',
    isSecret: true,
    description: 'Access key of your account at the provider.',
  }),
  secretKey: secretText().register(variables, {
    name: 'ADVANCE_AI_SECRET_KEY',
    isSecret: true,
    description: 'Secret key of your account at the provider.',
  }),
  region: parsedBy(parseRegion).describe(REGION_FORMAT).optional().register(variables, {
    name: 'ADVANCE_AI_REGION',
    description:
      'Region of your account, for results of the native SDK. Needed only if `ADVANCE_AI_BASE_URL` is not a host of the provider, such as a proxy; otherwise the host decides. Default: `id`.',
  }),
  callbackKey: longSecret().optional().register(variables, {
    name: 'ADVANCE_AI_CALLBACK_KEY',
    isSecret: true,
    description:
      'Key in the address to which the provider reports the verifications that the gateway starts, `PUBLIC_URL` followed by `/callbacks/advance-ai/default?key=…`, from `openssl rand -hex 32`. Default: the provider reports to the webhook of your account.',
  }),
  tenantsFile: filePath().optional().register(variables, {
    name: 'TENANTS_FILE',
    description:
      'Accounts at the provider: a JSON object of tenant to `{baseUrl, accessKey, secretKey}`, optionally with `region`, `callbackKey` and `webhookSecret`. Replaces the `ADVANCE_AI_` variables, which configure the single tenant `default`.',
  }),
  timeoutMs: integer(1, MAX_INT)
    .prefault('3000')
    .register(variables, { name: 'PROVIDER_TIMEOUT_MS', description: 'Timeout of one attempt, in milliseconds.' }),
  deadlineMs: integer(1, MAX_INT).prefault('10000').register(variables, {
    name: 'PROVIDER_DEADLINE_MS',
    description: 'Time limit for all attempts of one request, in milliseconds from the start of the first attempt.',
  }),
  retries: integer(0, 10)
    .prefault('2')
    .register(variables, { name: 'PROVIDER_RETRIES', description: 'Maximum number of retries of one request.' }),
  concurrency: integer(1, 1_000).prefault('16').register(variables, {
    name: 'PROVIDER_CONCURRENCY',
    description: 'Maximum number of concurrent requests to the provider, not counting those for access tokens.',
  }),
  maxQueuedPerCaller: integer(1, 1_000_000).prefault('1000').register(variables, {
    name: 'PROVIDER_MAX_QUEUED_PER_CALLER',
    description: 'Maximum number of queued requests to the provider per caller. Further ones fail with `OVERLOADED`.',
  }),
  maxQueued: integer(1, 1_000_000).prefault('10000').register(variables, {
    name: 'PROVIDER_MAX_QUEUED',
    description: 'Maximum number of queued requests to the provider. Further ones fail with `OVERLOADED`.',
  }),
  maxQueueWaitMs: integer(1, MAX_INT).prefault('20000').register(variables, {
    name: 'PROVIDER_QUEUE_WAIT_MS',
    description:
      'How long a request to the provider may wait in the queue, in milliseconds; then it fails with `OVERLOADED`. `PROVIDER_DEADLINE_MS` starts after the wait.',
  }),
  nativeResults: onOff().prefault('off').register(variables, {
    name: 'NATIVE_RESULTS',
    description:
      'Whether clients can read results of the native SDK. The provider charges each read; see [billed calls](operations.md#billed-calls).',
  }),
  paidCallsPerDay: integer(0, MAX_INT).prefault('1000').register(variables, {
    name: 'PROVIDER_PAID_CALLS_PER_DAY',
    description:
      'Maximum number of billed calls to the provider per tenant and UTC day. Further ones fail with `PROVIDER_BUDGET_SPENT`. `0` allows none. Without Redis each instance counts on its own.',
  }),
  linkHosts: commaSeparated(parseHostPattern)
    .describe('hosts without scheme and port, separated by commas')
    .optional()
    .register(variables, {
      name: 'LINK_HOSTS',
      description:
        'Hosts that links to images and videos may point to. `*.example.com` or `.example.com` allows all subdomains. Default: any host, over https.',
    }),
};

/** A host of the provider. That of Indonesia has no prefix. */
const OWN_HOST = /^(?:([a-z]+)-)?api\.advance\.ai$/;

/** Returns whether the provider has results of the native SDK at a base URL: not at each of its own hosts. */
function mayHaveNativeResults(baseUrl: string): boolean {
  const [host, prefix = 'id'] = OWN_HOST.exec(new URL(baseUrl).hostname) ?? [];
  return host === undefined || Object.hasOwn(REGIONS, prefix);
}

/**
 * Returns an error for each account whose host has no results of the native SDK. `tenantsFile` is the path of the accounts,
 * whose values are not repeated.
 */
export function findNativeErrors(
  tenants: ReadonlyMap<string, { readonly baseUrl?: string | undefined }>,
  tenantsFile: string | undefined,
): string[] {
  return [...tenants].flatMap(([tenant, { baseUrl }]) => {
    if (baseUrl === undefined || mayHaveNativeResults(baseUrl)) return [];
    const account =
      tenantsFile === undefined
        ? `ADVANCE_AI_BASE_URL (${baseUrl})`
        : `TENANTS_FILE: the baseUrl of tenant "${tenant}"`;
    return [`${account} has no results of the native SDK. Set NATIVE_RESULTS=off, or the base URL of another region.`];
  });
}

type CallbackAccount = {
  readonly callbackKey?: string | undefined;
  readonly accessKey?: string | undefined;
  readonly secretKey?: string | undefined;
};

/** Returns an error for each account whose callback key is one of its credentials: the key is part of an address. */
export function findCallbackErrors(
  tenants: ReadonlyMap<string, CallbackAccount>,
  tenantsFile: string | undefined,
): string[] {
  return [...tenants].flatMap(([tenant, { callbackKey, accessKey, secretKey }]) => {
    if (callbackKey === undefined || (callbackKey !== accessKey && callbackKey !== secretKey)) return [];
    const name =
      tenantsFile === undefined ? 'ADVANCE_AI_CALLBACK_KEY' : `TENANTS_FILE: the callbackKey of tenant "${tenant}"`;
    return [`${name} must differ from the keys of the account. Create one: openssl rand -hex 32`];
  });
}

/** Returns a warning if there is a callback key and no address to which it belongs. */
export function findCallbackWarnings(tenants: ReadonlyMap<string, CallbackAccount>, publicUrl: string | undefined) {
  const hasKey = [...tenants.values()].some(({ callbackKey }) => callbackKey !== undefined);
  if (!hasKey || publicUrl !== undefined) return [];
  return [
    'ADVANCE_AI_CALLBACK_KEY, or callbackKey in TENANTS_FILE, is set without PUBLIC_URL: the provider is not told to report the verifications that the gateway starts.',
  ];
}

export function parseRegion(text: string): Region | undefined {
  const code = text.toLowerCase();
  const found = Object.entries(REGIONS).find(([, codes]) => codes.some((known) => known === code));
  return found?.[0] as Region | undefined;
}
