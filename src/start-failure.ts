import { AuditUnavailableError } from './audit/audit-log.js';
import { ConfigError, toFaultList } from './config/config-error.js';
import type { Config } from './config.js';

type Places = Pick<Config, 'host' | 'port' | 'metricsHost' | 'metricsPort'>;

const AUDIT_ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'its directory is not there: make it',
  ENOTDIR: 'what should be its directory is a file',
  EISDIR: 'it is a directory: name a file in it',
  EACCES: 'this user may not write it: look at its owner and that of its directory',
  EROFS: 'the file system is read-only: name a place on one that is not',
  ENOSPC: 'the disk is full: make room',
};

/** What keeps the gateway from starting, and what to do about it; undefined for a fault of its own. */
export function explainStartFailure(error: unknown, places?: Places): string | undefined {
  if (error instanceof ConfigError) return toFaultList(error);
  if (error instanceof AuditUnavailableError) {
    const { code } = error.cause as NodeJS.ErrnoException;
    const advice = AUDIT_ADVICE[code ?? ''];
    return advice === undefined ? `AUDIT_LOG: ${error.message}.` : `AUDIT_LOG cannot be opened: ${advice}.`;
  }
  const { code, syscall, ...place } = error as NodeJS.ErrnoException & { readonly address?: string; port?: number };
  if (syscall !== 'listen' || places === undefined) return undefined;
  const [prefix, host, port] = isOfMetrics(place, places)
    ? ['METRICS_', places.metricsHost, places.metricsPort]
    : ['', places.host, places.port];
  switch (code) {
    case 'EADDRINUSE':
      return `${prefix}PORT ${port} is in use on ${host}: choose another one.`;
    case 'EACCES':
      return `${prefix}PORT ${port} is not for this user to open: choose one above 1023.`;
    case 'EADDRNOTAVAIL':
      return `${prefix}HOST ${host} is no address of this machine: choose one of its own, or 0.0.0.0 for all of them.`;
    default:
      return undefined;
  }
}

/** Ends a process that cannot start, with what keeps it from it; throws what is a fault of its own. */
export function giveUp(error: unknown, places?: Places): never {
  const explanation = explainStartFailure(error, places);
  if (explanation === undefined) throw error;
  process.stderr.write(`${explanation}\n`);
  process.exit(1);
}

/** Where nobody can tell by the address, the metrics are meant: they listen first. */
function isOfMetrics({ address, port = 0 }: { address?: string; port?: number }, places: Places): boolean {
  return port === places.metricsPort && (address === places.metricsHost || places.metricsHost === 'localhost');
}
