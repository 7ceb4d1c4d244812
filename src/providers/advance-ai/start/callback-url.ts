import { NOTICE_PATHS } from '../notices/notice-paths.js';

/** The address at which a gateway takes the unsigned notices about one tenant's verifications. */
export type CallbackAddress = {
  /** Scheme, host and an optional path, without a slash at the end. */
  readonly publicUrl: string;
  readonly tenant: string;
  /** Proves that a notice comes from the provider. It must reach no log, error, metric or trace. */
  readonly key: string;
};

/** Returns the address with its key. The provider does not sign these notices, so the key is part of the address. */
export function toCallbackUrl({ publicUrl, tenant, key }: CallbackAddress): string {
  return `${publicUrl}${NOTICE_PATHS.callback}/${encodeURIComponent(tenant)}?key=${encodeURIComponent(key)}`;
}
