/**
 * Returns whether a pattern matches a host: a host name matches itself, `*.` and a domain every host below it. Both must be
 * written as in a parsed URL: in lower case, without a port.
 */
export function matchesHost(pattern: string, hostname: string): boolean {
  if (!pattern.startsWith('*.')) return hostname === pattern;
  const domain = pattern.slice(1);
  return hostname.endsWith(domain) && hostname.length > domain.length;
}
