import type { z } from 'zod';
import { describeVariable, type Variable } from './variable.js';
import { AUTH_VARIABLES } from './variables/auth.js';
import { CACHE_VARIABLES } from './variables/cache.js';
import { GRAPHQL_VARIABLES } from './variables/graphql.js';
import { HISTORY_VARIABLES } from './variables/history.js';
import { HTTP_VARIABLES } from './variables/http.js';
import { LIMIT_VARIABLES } from './variables/limits.js';
import { LIVE_VARIABLES } from './variables/live.js';
import { AUDIT_VARIABLES, OBSERVABILITY_VARIABLES } from './variables/observability.js';
import { PROVIDER_VARIABLES } from './variables/provider.js';
import { WEBHOOK_VARIABLES } from './variables/provider-webhooks.js';
import { REDIS_VARIABLES } from './variables/redis.js';
import { START_VARIABLES } from './variables/start.js';

/** Groups of variables by their heading in the documentation. */
export const VARIABLE_GROUPS = {
  Provider: PROVIDER_VARIABLES,
  'Authentication and tenants': AUTH_VARIABLES,
  'HTTP server': HTTP_VARIABLES,
  GraphQL: GRAPHQL_VARIABLES,
  Limits: LIMIT_VARIABLES,
  'Starting verifications': START_VARIABLES,
  'Cache and links': CACHE_VARIABLES,
  Redis: REDIS_VARIABLES,
  History: HISTORY_VARIABLES,
  Live: { ...LIVE_VARIABLES, ...WEBHOOK_VARIABLES },
  'Audit log': AUDIT_VARIABLES,
  Observability: OBSERVABILITY_VARIABLES,
};

/** The schema of every variable by the name of its value in `Config`. */
export const VARIABLES = {
  ...PROVIDER_VARIABLES,
  ...AUTH_VARIABLES,
  ...HTTP_VARIABLES,
  ...GRAPHQL_VARIABLES,
  ...LIMIT_VARIABLES,
  ...START_VARIABLES,
  ...CACHE_VARIABLES,
  ...REDIS_VARIABLES,
  ...HISTORY_VARIABLES,
  ...LIVE_VARIABLES,
  ...WEBHOOK_VARIABLES,
  ...AUDIT_VARIABLES,
  ...OBSERVABILITY_VARIABLES,
};

/** The parsed value of every variable. */
export type Values = {
  readonly [Key in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[Key]>;
};

export function describeVariables(): readonly Variable[] {
  return Object.values(VARIABLES).map(describeVariable);
}
