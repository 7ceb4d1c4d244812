import { createHash } from 'node:crypto';
import type { Config } from '../../config/config.js';

const TENANT = 'made-up';

/** Can read everything of the synthetic provider. */
const CALLER = {
  id: TENANT,
  subject: TENANT,
  tenant: TENANT,
  scopes: ['liveness:read', 'liveness:image', 'liveness:document', 'liveness:list'],
};

/** Replaces limits with which the sample operations could be rejected. */
const LIMITS = {
  maxQueryCost: Number.MAX_SAFE_INTEGER,
  maxSignatureIds: 100,
  maxRequestsInFlight: 1_000,
  maxDepth: 60,
  maxFields: 1_000,
  maxRootFields: 200,
  maxAliases: 200,
  maxDirectives: 200,
  maxFragments: 500,
  linkTtlSeconds: 86_400,
  linkMarginSeconds: 300,
  timeoutMs: 10_000,
  deadlineMs: 10_000,
};

/**
 * Returns the configuration of a gateway that does the same work as with `config`, for one caller with `key`, without side
 * effects: it listens on loopback only, and has no Redis, history, audit log, metrics, traces, pages or real account.
 */
export function toWarmUpConfig(config: Config, key: string): Config {
  return {
    ...config,
    ...LIMITS,
    host: '127.0.0.1',
    port: 0,
    drainDelayMs: 0,
    metricsPort: undefined,
    isTracingDisabled: true,
    auditLog: undefined,
    auditHmacKey: undefined,
    redis: undefined,
    redisCa: undefined,
    historyDatabase: undefined,
    storeMaxEntries: 1_000,
    landingPage: 'off',
    pages: [],
    trustedDocuments: 'off',
    manifest: new Map(),
    auth: 'on',
    jwksUrl: undefined,
    rateLimitPerMinute: 0,
    rateLimitCostPerMinute: 0,
    apiKeys: [{ ...CALLER, sha256: createHash('sha256').update(key).digest('hex') }],
    tenants: new Map([[TENANT, { baseUrl: 'https://provider.invalid', accessKey: TENANT, secretKey: TENANT }]]),
    linkHosts: undefined,
  };
}
