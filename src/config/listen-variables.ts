import { oneOf, parseHost, whole } from './rules.js';
import type { Variable } from './variable.js';

/** Where the gateway listens and what it shows of itself. */
export const LISTEN_VARIABLES = {
  host: {
    name: 'HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on',
    rule: 'an IP address or localhost; loopback while AUTH is off',
    parse: parseHost,
  },
  port: { name: 'PORT', fallback: '4000', meaning: 'Port to listen on; 0 takes any free one', ...whole(0, 65_535) },
  drainDelayMs: {
    name: 'DRAIN_DELAY_MS',
    fallback: '2000',
    meaning: 'Milliseconds after SIGTERM in which it is not ready but still answers, so that balancers can turn away',
    ...whole(0, 10_000),
  },
  introspection: {
    name: 'INTROSPECTION',
    fallback: 'on',
    fallbackElsewhere: 'off',
    meaning: 'Whether all callers may read the schema, or only those with the scope liveness:introspect',
    ...oneOf('on', 'off'),
  },
  federation: {
    name: 'FEDERATION',
    fallback: 'off',
    meaning:
      'Whether it is a subgraph of Apollo Federation 2, with _entities for callers with liveness:read and _service for those who may read the schema',
    ...oneOf('on', 'off'),
  },
  landingPage: {
    name: 'LANDING_PAGE',
    fallback: 'sandbox',
    fallbackElsewhere: 'off',
    meaning: 'What a browser sees at /graphql',
    ...oneOf('sandbox', 'off'),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    fallback: 'info',
    meaning: 'How much is logged',
    ...oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
} as const satisfies Record<string, Variable<unknown>>;
