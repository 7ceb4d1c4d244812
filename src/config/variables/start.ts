import { isAppScheme, type ReturnTargets } from '../../domain/start/return-url.js';
import { integer, parsedBy, parseHostPattern } from '../parsers.js';
import { variables } from '../variable.js';

/** What bounds the verifications that callers start. */
export const START_VARIABLES = {
  returnTargets: parsedBy(parseReturnTargets)
    .describe('hosts without scheme and port, and schemes of apps such as myapp:, separated by commas')
    .optional()
    .register(variables, {
      name: 'RETURN_URL_HOSTS',
      description:
        'Hosts and apps that `startVerification` may send people back to. `*.example.com` or `.example.com` allows all subdomains. Hosts are reached over https; over http only on loopback. Default: any; see [security.md](security.md#starting-verifications).',
    }),
  startRateLimitPerMinute: integer(0, 10_000_000).prefault('60').register(variables, {
    name: 'START_RATE_LIMIT_PER_MINUTE',
    description:
      'Verifications that one caller may start per minute and instance. `0` disables the limit, as does `AUTH=off`.',
  }),
};

function parseReturnTargets(list: string): ReturnTargets | undefined {
  const hosts: string[] = [];
  const schemes: string[] = [];
  for (const item of list.split(',').map((part) => part.trim())) {
    const scheme = parseAppScheme(item);
    const host = scheme === undefined ? parseHostPattern(item) : undefined;
    if (scheme !== undefined) schemes.push(scheme);
    else if (host !== undefined) hosts.push(host);
    else return undefined;
  }
  return { hosts, schemes };
}

/** Accepts `myapp:` and `myapp://`. */
function parseAppScheme(item: string): string | undefined {
  const [, scheme] = /^([a-z][a-z0-9+.-]*:)(?:\/\/)?$/.exec(item.toLowerCase()) ?? [];
  return scheme !== undefined && isAppScheme(scheme) ? scheme : undefined;
}
