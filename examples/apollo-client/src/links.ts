export type Link = { readonly url?: string | null; readonly expiresAt?: string | null };

/** Returns whether a link from a cache can still be shown. Without a URL it failed or was erased, but did not expire. */
export function isAlive({ url, expiresAt }: Link, now = Date.now()): boolean {
  return !url || !expiresAt || Date.parse(expiresAt) > now;
}
