/** Under what a result is stored, joined and looked up. Two tenants never have a key in common. */
export type ResultKey = string & { readonly brand: 'ResultKey' };

/** The only place where such keys are made. Neither part can hold a line break. */
export function toResultKey(tenant: string, signatureId: string): ResultKey {
  return `${tenant}\n${signatureId}` as ResultKey;
}
