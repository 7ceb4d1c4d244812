import base from './jest.config.js';

/**
 * What a newer Node is most likely to change, chosen for telling the most in about a minute: `npm run test:node24`. All
 * other tests run on the oldest Node that is supported; docs/decisions/0043 says why these.
 */
export default {
  ...base,
  testMatch: [
    // The process: start, signals, exit codes, the command.
    ...['process', 'process-api-keys', 'cli', 'start-failure'],
    // What we build on of node:http and node:net, down to single bytes.
    ...['server/http-server', 'server/connection-limits', 'server/request-body', 'server/browser'],
    // The built-in fetch and its pool.
    ...['provider/transport', 'provider/transport-body', 'faults/f08-resets'],
    // Cryptography: signatures of tokens, sealed values, the chain of the audit log.
    ...['server/authentication/tokens', 'redis/value-cipher', 'audit/*'],
    // A connection to Redis.
    ...['redis/redis-store'],
    // Compiled functions, AsyncLocalStorage, metrics of the process.
    ...['server/execution/*', 'gateway/traces', 'gateway/metrics'],
    // The whole, from bytes to bytes.
    ...['gateway/dead-link', 'gateway/errors'],
  ].map((name) => `<rootDir>/test/${name}.test.ts`),
};
