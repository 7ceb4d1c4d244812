import { matchesHost } from '../urls/host-pattern.js';
import { parseUrl } from '../urls/parse-url.js';
import { StartInputError } from './start-input-error.js';

/** Where a person may be sent back to. */
export type ReturnTargets = {
  /** Patterns of `matchesHost`. */
  readonly hosts: readonly string[];
  /** Schemes of apps: in lower case, with the colon. */
  readonly schemes: readonly string[];
};

/** The provider's limit, in characters. */
const MAX_LENGTH = 2_048;

/** Schemes that run a script, read a file or open another app's screen. The provider refuses the first six as well. */
const DANGEROUS: ReadonlySet<string> = new Set([
  ...['javascript:', 'data:', 'file:', 'about:', 'blob:', 'intent:'],
  ...['vbscript:', 'filesystem:', 'view-source:', 'ftp:', 'ws:', 'wss:'],
]);
const WEB: ReadonlySet<string> = new Set(['http:', 'https:']);
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Control characters, spaces, invisible characters and halves of surrogate pairs: URL parsers drop or change them. */
const AMBIGUOUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\\]/u;
/** Exactly two slashes: browsers also read `https:host` and `https:///host`, other parsers do not. */
const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;

const FORM = `must be an http or https URL, or one with the scheme of an app, with at most ${MAX_LENGTH} characters and without user info, spaces, backslashes and control characters`;

/** Returns whether a scheme, in lower case with the colon, can be one of an app. */
export function isAppScheme(scheme: string): boolean {
  return !WEB.has(scheme) && !DANGEROUS.has(scheme);
}

/**
 * Returns the URL as browsers parse it, so that the provider sends people to the same place as was checked, whichever parser
 * it uses. Without `targets`, every host and every scheme that is not dangerous is allowed; with them, http is for loopback
 * only.
 *
 * @throws StartInputError that names the `input`.
 */
export function parseReturnUrl(input: string, text: string, targets: ReturnTargets | undefined): string {
  const url = parseUnambiguous(text);
  if (url === undefined) throw new StartInputError(`${input} ${FORM}.`);
  if (targets === undefined || isAllowed(url, targets)) return url.href;
  throw new StartInputError(`${input} must lead to a host or an app that the operator of the gateway allows.`);
}

function parseUnambiguous(text: string): URL | undefined {
  if (text.length > MAX_LENGTH || AMBIGUOUS.test(text)) return undefined;
  const url = parseUrl(text);
  if (url === undefined) return undefined;
  const authority = AUTHORITY.exec(text)?.[1] ?? '';
  if (DANGEROUS.has(url.protocol) || authority.includes('@') || url.href.length > MAX_LENGTH) return undefined;
  return WEB.has(url.protocol) && !isPlainHost(authority, url) ? undefined : url;
}

/** A percent-encoded host is decoded by browsers alone, and a host with a dot at its end is not the one in a list of hosts. */
function isPlainHost(authority: string, { hostname }: URL): boolean {
  return authority !== '' && !authority.includes('%') && !hostname.endsWith('.');
}

function isAllowed({ protocol, hostname }: URL, { hosts, schemes }: ReturnTargets): boolean {
  if (!WEB.has(protocol)) return schemes.includes(protocol);
  const isSafe = protocol === 'https:' || LOOPBACK.test(hostname);
  return isSafe && hosts.some((pattern) => matchesHost(pattern, hostname));
}
