import { commaSeparated, filePath, integer, MAX_INT, onOff, parseBaseUrl, parsedBy, secretText } from '../parsers.js';
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
  tenantsFile: filePath().optional().register(variables, {
    name: 'TENANTS_FILE',
    description:
      'Accounts at the provider: a JSON object of tenant to `{baseUrl, accessKey, secretKey}`, optionally with `region`. Replaces the `ADVANCE_AI_` variables, which configure the single tenant `default`.',
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
  linkHosts: commaSeparated(parseLinkHost)
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
export function mayHaveNativeResults(baseUrl: string): boolean {
  const [host, prefix = 'id'] = OWN_HOST.exec(new URL(baseUrl).hostname) ?? [];
  return host === undefined || Object.hasOwn(REGIONS, prefix);
}

export function parseRegion(text: string): Region | undefined {
  const code = text.toLowerCase();
  const found = Object.entries(REGIONS).find(([, codes]) => codes.some((known) => known === code));
  return found?.[0] as Region | undefined;
}

/** Hosts are compared as text, so they must be written as in a URL. */
function parseLinkHost(item: string): string | undefined {
  const pattern = item.toLowerCase().replace(/^\./, '*.');
  const host = pattern.replace(/^\*\./, '');
  const isHost = !host.includes('*') && URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === host;
  return isHost ? pattern : undefined;
}
