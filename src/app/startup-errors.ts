import { AuditUnavailableError } from '../audit/log/audit-log.js';
import { adviceOn } from '../audit/log/file.js';
import type { Config } from '../config/config.js';
import { ConfigError, formatErrors } from '../config/config-error.js';
import { NewerSchemaError } from '../history/newer-schema-error.js';

type Addresses = Pick<Config, 'host' | 'port' | 'metricsHost' | 'metricsPort'>;

/** Returns why the gateway cannot start and what to do; undefined for an unexpected error, which is a bug. */
export function describeStartupError(error: unknown, addresses?: Addresses): string | undefined {
  if (error instanceof ConfigError) return formatErrors(error);
  if (error instanceof AuditUnavailableError) {
    const { code } = error.cause as NodeJS.ErrnoException;
    const advice = adviceOn(code ?? '');
    return advice === undefined ? `AUDIT_LOG: ${error.message}.` : `AUDIT_LOG cannot be opened: ${advice}.`;
  }
  if (error instanceof NewerSchemaError)
    return `HISTORY_DATABASE has schema ${error.found} of a newer version; this version knows ${error.known}. Start the newer version, or restore a backup.`;
  const { code, syscall, ...address } = error as NodeJS.ErrnoException & { readonly address?: string; port?: number };
  if (syscall !== 'listen' || addresses === undefined) return undefined;
  const [prefix, host, port] = isMetricsAddress(address, addresses)
    ? ['METRICS_', addresses.metricsHost, addresses.metricsPort]
    : ['', addresses.host, addresses.port];
  switch (code) {
    case 'EADDRINUSE':
      return `${prefix}PORT ${port} is in use on ${host}: use another port.`;
    case 'EACCES':
      return `${prefix}PORT ${port} requires privileges that this user does not have: use a port above 1023.`;
    case 'EADDRNOTAVAIL':
      return `${prefix}HOST ${host} is not an address of this machine: use one of its addresses, or 0.0.0.0 for all of them.`;
    default:
      return undefined;
  }
}

/** Prints why the process cannot start and exits with code 1. Rethrows an unexpected error. */
export function exitWithError(error: unknown, addresses?: Addresses): never {
  const explanation = describeStartupError(error, addresses);
  if (explanation === undefined) throw error;
  process.stderr.write(`${explanation}\n`);
  process.exit(1);
}

/** Returns whether the error is about the metrics address. An ambiguous one is, since the metrics server listens first. */
function isMetricsAddress({ address, port = 0 }: { address?: string; port?: number }, addresses: Addresses): boolean {
  return port === addresses.metricsPort && (address === addresses.metricsHost || addresses.metricsHost === 'localhost');
}
