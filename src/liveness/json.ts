/** Data that the provider echoes and that this project does not interpret. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Any scheme with an authority part: web addresses as well as an app's own. */
const ADDRESS = /^\s*[a-z][a-z0-9+.-]*:\/\//i;

/**
 * The same data without any string that is an address: sessions are started with return and callback addresses, and
 * those may carry the caller's own secrets. A list loses such an item, an object such a member.
 */
export function withoutAddresses(value: Json): Json | undefined {
  if (typeof value === 'string') return ADDRESS.test(value) ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutAddresses).filter((item) => item !== undefined);
  const kept = Object.entries(value).map(([key, member]) => [key, withoutAddresses(member)] as const);
  return Object.fromEntries(kept.filter(([, member]) => member !== undefined)) as { [key: string]: Json };
}
