import { distance } from 'fastest-levenshtein';
import { SCOPES } from '../domain/caller.js';
import type { Config } from './config.js';
import { isOfOneInstance } from './history-database.js';
import type { Environment } from './read-environment.js';
import { findCallbackWarnings } from './variables/provider.js';
import { describeVariables } from './variables.js';

/** Edits between a name and a known one that make it a probable typing error. */
const MAX_EDITS = 2;
/** Shorter names, such as HOST and PORT, are close to too many others. */
const MIN_NAME_LENGTH = 7;

/**
 * Returns a sentence for each value that is valid but probably not intended. Names variables, entries and fields; never
 * contains a value from a file.
 */
export function findConfigWarnings(config: Config, environment: Environment): readonly string[] {
  return [
    ...checkTimeouts(config),
    ...checkHistory(config),
    ...checkApiKeys(config),
    ...findCallbackWarnings(config.tenants, config.publicUrl),
    ...checkNames(environment),
  ];
}

function checkTimeouts({ timeoutMs, deadlineMs }: Config): readonly string[] {
  if (timeoutMs <= deadlineMs) return [];
  return [
    `PROVIDER_TIMEOUT_MS (${timeoutMs}) has no effect: PROVIDER_DEADLINE_MS (${deadlineMs}) ends every attempt before it.`,
  ];
}

function checkHistory({ historyDatabase, redis }: Config): readonly string[] {
  if (redis === undefined || !isOfOneInstance(historyDatabase)) return [];
  return [
    'HISTORY_DATABASE is a database of one instance, but REDIS_URL is set: several instances have a history each. Use PostgreSQL to share one.',
  ];
}

function checkApiKeys({ apiKeys, tenants }: Config): readonly string[] {
  const known: readonly string[] = SCOPES;
  return apiKeys.flatMap(({ id, tenant, scopes }) => [
    ...scopes.flatMap((scope, index) =>
      known.includes(scope)
        ? []
        : [`API_KEYS_FILE: scopes[${index}] of key "${id}" is unknown. Known scopes are ${known.join(', ')}.`],
    ),
    ...(tenants.has(tenant)
      ? []
      : [
          `API_KEYS_FILE: the tenant of key "${id}" has no account at the provider, so every request with it is rejected.`,
        ]),
  ]);
}

function checkNames(environment: Environment): readonly string[] {
  const known = describeVariables().flatMap(({ name, isSecret }) => (isSecret ? [name, `${name}_FILE`] : [name]));
  return Object.keys(environment).flatMap((name) => {
    if (name.length < MIN_NAME_LENGTH || known.includes(name)) return [];
    const similar = known.find((candidate) => distance(name, candidate) <= MAX_EDITS);
    return similar === undefined ? [] : [`${name} is not a known variable. Did you mean ${similar}?`];
  });
}
