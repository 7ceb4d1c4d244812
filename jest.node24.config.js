import base from './jest.config.js';

/**
 * What a newer Node is most likely to change, chosen for telling the most in a quarter of a minute: `npm run test:node24`. All
 * other tests run on the oldest Node that is supported; docs/decisions/0043 says why these.
 */
export default {
  ...base,
  testMatch: [
    // What we build on of node:http and node:net, down to single bytes.
    ...['server/request-body', 'provider/send', 'provider/transport'],
    // Cryptography: sealed values, the chain of the audit log.
    ...['redis/value-cipher', 'audit/audit-log'],
    // The whole, from bytes to bytes.
    'gateway/dead-link',
  ].map((name) => `<rootDir>/test/${name}.test.ts`),
};
