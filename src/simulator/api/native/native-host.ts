const byDefault = '/openapi/liveness/';

/**
 * Returns the start of the paths of detection-result on a known host: the default one for api, the international one for
 * Singapore, the country of the host for others. No path starts with that of Vietnam. Null for a host that is not known
 * and for an IP address.
 */
function toPathStart({ hostname }: URL): string | null {
  const [, country] = /^(?:([a-z]+)-)?api\./.exec(hostname) ?? [null, null];
  if (country === null) return null;
  if (country === undefined) return byDefault;
  return country === 'sg' ? '/intl/' : `/${country}/`;
}

/** Returns whether the requested host serves the path. A host that is not known serves every path. */
export function servesNativePath(url: URL): boolean {
  const start = toPathStart(url);
  return start === null || url.pathname.startsWith(start);
}

/** Returns whether the call is for Singapore: by its host or, if that is not known, by its path. */
export function isForSingapore(url: URL): boolean {
  return url.hostname.startsWith('sg-api.') || (toPathStart(url) === null && url.pathname.startsWith('/intl/'));
}
