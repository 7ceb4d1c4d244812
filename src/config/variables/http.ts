import { parseUrl } from '../../domain/urls/parse-url.js';
import { isLoopback } from '../loopback.js';
import { commaSeparated, integer, ipOrLocalhost, oneOf, onOff, parsedBy, parsePublicUrl } from '../parsers.js';
import { variables } from '../variable.js';

/** Names of the built-in pages, in PAGES and in their URLs. */
export const PAGE_NAMES = ['explore', 'console'] as const;

export type PageName = (typeof PAGE_NAMES)[number];

export const HTTP_VARIABLES = {
  host: ipOrLocalhost()
    .describe('an IP address or localhost; loopback while AUTH is off')
    .prefault('127.0.0.1')
    .register(variables, { name: 'HOST', description: 'Address to listen on.' }),
  port: integer(0, 65_535)
    .prefault('4000')
    .register(variables, { name: 'PORT', description: 'Port to listen on. `0` picks a free port.' }),
  publicUrl: parsedBy(parsePublicUrl)
    .describe('an https URL without query, fragment and user, and with a plain path; http only on loopback')
    .optional()
    .register(variables, {
      name: 'PUBLIC_URL',
      description:
        'URL at which the gateway is reached from outside, with the path that a proxy in front of it removes. Addresses that the gateway gives to the provider begin with it. Default: it gives none.',
    }),
  drainDelayMs: integer(0, 10_000).prefault('2000').register(variables, {
    name: 'DRAIN_DELAY_MS',
    description:
      'How long to keep serving after SIGTERM while `/health/ready` returns 503, so that load balancers can drain, in milliseconds.',
  }),
  httpGet: onOff().prefault('off').register(variables, {
    name: 'HTTP_GET',
    description: 'Accept queries sent with GET. Their URLs contain signature ids, which proxies may log.',
  }),
  corsOrigins: commaSeparated((item) => (isOrigin(item) ? item : undefined))
    .describe(
      'origins such as https://app.example.com, separated by commas; http://localhost:* allows any port, for loopback hosts only',
    )
    .optional()
    .register(variables, {
      name: 'CORS_ORIGINS',
      description: 'Origins whose pages may call the gateway from a browser. Default: no cross-origin access.',
    }),
  compression: onOff().prefault('on').register(variables, {
    name: 'COMPRESSION',
    description:
      'Compress responses from 2 kB to 1 MiB with Brotli or gzip for clients that accept it. Set to `off` behind a proxy that compresses.',
  }),
  landingPage: oneOf('sandbox', 'off').prefault('sandbox').register(variables, {
    name: 'LANDING_PAGE',
    defaultWhenPublic: 'off',
    description: 'Page that a browser gets at `/graphql`. `sandbox` is Apollo Sandbox, which needs internet access.',
  }),
  pages: parsedBy(parsePages)
    .describe(`${PAGE_NAMES.join(', ')}, separated by commas, or off`)
    .prefault(PAGE_NAMES.join(','))
    .register(variables, {
      name: 'PAGES',
      defaultWithAuth: 'off',
      description:
        'Built-in pages to serve. The pages contain no data; they query the gateway with the token that the user enters.',
    }),
};

/** Origins are compared as text, so they must be written as browsers send them. */
function isOrigin(text: string): boolean {
  const fixed = text.replace(/:\*$/, '');
  const url = parseUrl(fixed);
  if (!/^https?:/.test(fixed) || url === undefined) return false;
  const { origin, hostname, port } = url;
  return origin === fixed && (fixed === text || (port === '' && isLoopback(hostname)));
}

function parsePages(text: string): readonly PageName[] | undefined {
  if (text === 'off') return [];
  const names = new Set(text.split(',').map((part) => part.trim()));
  const pages = PAGE_NAMES.filter((page) => names.has(page));
  return pages.length === names.size ? pages : undefined;
}
