import type { LinkRefusal } from '../liveness/expiring-link.js';

export type LinkRules = {
  /** The provider's. Where it is plain http, as the one of a simulator on loopback is, links to that host may be too. */
  readonly baseUrl: string;
  /** Hosts, or `*.` and a domain for every host below it; any host when undefined. In lower case, without ports. */
  readonly linkHosts: readonly string[] | undefined;
};

const AUTHORITY = /^https?:\/\/([^/?#]*)/i;
/** Such characters are read differently by different readers of addresses, and what is meant must be what is checked. */
const AMBIGUOUS = /[^\x21-\x7e]|\\/;

/** Why the address of a link must not be handed out, or null. It is checked and left as it is, never mended. */
export function createLinkCheck({ baseUrl, linkHosts }: LinkRules): (url: string) => LinkRefusal | null {
  const base = new URL(baseUrl);
  const plainHost = base.protocol === 'http:' ? base.hostname : undefined;
  return (url) => {
    const authority = AUTHORITY.exec(url)?.[1]?.toLowerCase() ?? '';
    if (authority.includes('@')) return 'USER_INFO';
    if (AMBIGUOUS.test(url) || !URL.canParse(url)) return 'MALFORMED';
    const { protocol, host, hostname } = new URL(url);
    const isAsWritten = authority === host || authority === `${hostname}:${protocol === 'https:' ? 443 : 80}`;
    if (!isAsWritten) return 'MALFORMED';
    if (protocol !== 'https:' && hostname !== plainHost) return 'NOT_HTTPS';
    return linkHosts?.some((allowed) => isHostOf(allowed, hostname)) === false ? 'HOST_NOT_ALLOWED' : null;
  };
}

function isHostOf(allowed: string, hostname: string): boolean {
  if (!allowed.startsWith('*.')) return hostname === allowed;
  const domain = allowed.slice(1);
  return hostname.endsWith(domain) && hostname.length > domain.length;
}
