import { MAX_INT, parseBaseUrl, secret, whole } from './rules.js';
import type { Variable } from './variable.js';

/** The account at the provider, and how patiently it is asked. */
export const PROVIDER_VARIABLES = {
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
  linkHosts: {
    name: 'LINK_HOSTS',
    isOptional: true,
    meaning: 'Hosts that links handed out may lead to, *.example.com for all below it; without it any host by https',
    rule: 'hosts without scheme and port, separated by commas',
    parse: parseLinkHosts,
  },
} as const satisfies Record<string, Variable<unknown>>;

function parseLinkHosts(text: string): readonly string[] | undefined {
  const hosts = text.split(',').map((part) => part.trim().toLowerCase());
  return hosts.every((host) => isHost(host.replace(/^\*\./, ''))) ? hosts : undefined;
}

/** Exactly as an address has it, since it is compared as text. */
function isHost(text: string): boolean {
  return !text.includes('*') && URL.canParse(`https://${text}`) && new URL(`https://${text}`).hostname === text;
}
