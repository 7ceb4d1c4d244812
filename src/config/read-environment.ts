import { parseUrl } from '../domain/urls/parse-url.js';
import type { Proxies } from '../egress/dispatcher.js';
import { ConfigError, formatVariableError } from './config-error.js';
import { type ReadFile, readText } from './files/read-files.js';
import { isLoopback } from './loopback.js';
import { isDecodable } from './parsers.js';
import { describeVariable, type Variable, type VariableSchema } from './variable.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns true if the variable has a value. Empty text and spaces count as not set. */
export function isSet(environment: Environment, name: string): boolean {
  return Boolean(environment[name]?.trim());
}

/** Returns the environment with the defaults that depend on HOST and AUTH filled in. */
export function withContextDefaults(environment: Environment, variables: readonly Variable[]): Environment {
  const host = environment.HOST?.trim();
  const isPublic = Boolean(host) && !isLoopback(host ?? '');
  const hasAuth = environment.AUTH?.trim() !== 'off';
  const filled: Record<string, string | undefined> = { ...environment };
  for (const { name, defaultWhenPublic, defaultWithAuth } of variables) {
    if (isSet(environment, name)) continue;
    const contextDefault = (isPublic ? defaultWhenPublic : undefined) ?? (hasAuth ? defaultWithAuth : undefined);
    // A secret of spaces alone stays, so that its own check finds it.
    if (contextDefault !== undefined) filled[name] = contextDefault;
  }
  return filled;
}

/** Returns undefined for an optional variable that is not set. @throws ConfigError */
export function readVariable(schema: VariableSchema, environment: Environment, readFile: ReadFile): unknown {
  const variable = describeVariable(schema);
  const text = readValue(variable, environment, readFile) || undefined;
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  throw new ConfigError([formatVariableError(variable, text)]);
}

/** A secret in a variable is taken as it is: spaces at its ends are more likely an error than meant. */
function readValue({ name, isSecret }: Variable, environment: Environment, readFile: ReadFile): string | undefined {
  if (!isSecret) return environment[name]?.trim();
  const path = environment[`${name}_FILE`];
  if (!path) return environment[name];
  if (environment[name]) throw new ConfigError([`${name} and ${name}_FILE are both set. Set only one of them.`]);
  return readText(`${name}_FILE`, path, readFile);
}

const PROXY_FORMAT = 'the http or https URL of a proxy, such as http://proxy.example.com:3128';

/**
 * Returns the standard variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY. A lower-case name takes precedence; an empty
 * variable counts as not set.
 *
 * @throws ConfigError that never contains a value, since it may include a password.
 */
export function readProxies(environment: Environment): Proxies {
  const errors: string[] = [];
  const givenName = (name: string) =>
    [name.toLowerCase(), name].find((variant) => environment[variant]?.trim()) ?? name;
  const readUrl = (name: string) => {
    const variant = givenName(name);
    const text = environment[variant]?.trim() ?? '';
    if (text === '' || isProxyUrl(text)) return text;
    errors.push(`${variant} must be ${PROXY_FORMAT}.`);
    return '';
  };
  const proxies = {
    httpProxy: readUrl('HTTP_PROXY'),
    httpsProxy: readUrl('HTTPS_PROXY'),
    noProxy: environment[givenName('NO_PROXY')]?.trim() ?? '',
  };
  if (errors.length > 0) throw new ConfigError(errors);
  return proxies;
}

/** Returns true for a URL that the HTTP client can use, including its user and password. */
function isProxyUrl(text: string): boolean {
  const url = parseUrl(text);
  if (url === undefined) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = url;
  const isBare = pathname === '/' && search === '' && hash === '';
  // The HTTP client would silently drop a user without a password.
  const isLoginComplete = (username === '') === (password === '');
  return (
    /^https?:$/.test(protocol) && hostname !== '' && isBare && isLoginComplete && isDecodable(`${username} ${password}`)
  );
}
