import { type ExpiringLink, isAlive, type LinkRejection } from '../../domain/expiring-link.js';
import { withLinks } from '../../domain/link-slots.js';
import type { LinkSlot } from '../../domain/liveness-result.js';
import { matchesHost } from '../../domain/urls/host-pattern.js';
import { parseUrl } from '../../domain/urls/parse-url.js';
import type { Verification } from '../../domain/verification.js';
import { createSlidingCount } from '../resilience/sliding-count.js';

export type LinkRules = {
  /** The provider's base URL. If it is plain http, as that of a simulator on loopback, links to its host may be too. */
  readonly baseUrl: string;
  /** Allowed hosts, or `*.` and a domain for every host below it; any host if undefined. In lower case, without ports. */
  readonly linkHosts: readonly string[] | undefined;
};

export type LinkPolicy = {
  /**
   * Removes the links that must not reach a client and records why in the place of each. The rest of the result stays:
   * one bad link is no reason to withhold a verdict.
   */
  apply(result: Verification): Verification;
  /** Returns whether so many results had rejected links lately that renewing those links would not help. */
  isRenewalSuspended(): boolean;
};

/** If every link is rejected, for example because of a wrong list of hosts, renewing them would double the load. */
const REJECTIONS_WINDOW_MS = 10_000;
const MAX_REJECTIONS = 10;

/** `monotonicNow` returns milliseconds that only grow. */
export function createLinkPolicy(options: LinkRules & { readonly monotonicNow: () => number }): LinkPolicy {
  const check = createLinkCheck(options);
  const rejections = createSlidingCount(REJECTIONS_WINDOW_MS, options.monotonicNow);
  return {
    apply(result) {
      const checked = rejectLinks(result, check);
      if (checked.rejectedLinks !== undefined) rejections.add();
      return checked;
    },
    isRenewalSuspended: () => rejections.read() >= MAX_REJECTIONS,
  };
}

/** Returns the result without the links that `check` rejects or that were dead on arrival. */
export function rejectLinks(result: Verification, check: (url: string) => LinkRejection | null): Verification {
  const rejectedLinks: { [Slot in LinkSlot]?: LinkRejection } = { ...result.rejectedLinks };
  const rejectionOf = (link: ExpiringLink) =>
    check(link.url) ?? (isAlive(link, result.fetchedAt) ? null : 'DEAD_ON_ARRIVAL');
  const checked = withLinks(result, (slot, link) => {
    const rejection = link && rejectionOf(link);
    if (rejection === null) return link;
    rejectedLinks[slot] = rejection;
    return null;
  });
  return Object.keys(rejectedLinks).length === 0 ? result : { ...checked, rejectedLinks };
}

const AUTHORITY = /^https?:\/\/([^/?#]*)/i;
/** URL parsers disagree about these characters, and the link that was checked must be the link that is opened. */
const AMBIGUOUS = /[^\x21-\x7e]|\\/;

/** Returns why a link must not reach a client, or null. Never corrects a link. */
export function createLinkCheck({ baseUrl, linkHosts }: LinkRules): (url: string) => LinkRejection | null {
  const base = new URL(baseUrl);
  const plainHost = base.protocol === 'http:' ? base.hostname : undefined;
  return (url) => {
    const authority = AUTHORITY.exec(url)?.[1]?.toLowerCase() ?? '';
    if (authority.includes('@')) return 'USER_INFO';
    const parsed = AMBIGUOUS.test(url) ? undefined : parseUrl(url);
    if (parsed === undefined) return 'MALFORMED';
    const { protocol, host, hostname } = parsed;
    const isAsWritten = authority === host || authority === `${hostname}:${protocol === 'https:' ? 443 : 80}`;
    if (!isAsWritten) return 'MALFORMED';
    if (protocol !== 'https:' && hostname !== plainHost) return 'NOT_HTTPS';
    return linkHosts?.some((pattern) => matchesHost(pattern, hostname)) === false ? 'HOST_NOT_ALLOWED' : null;
  };
}
