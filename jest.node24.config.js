import base from './jest.config.js';

/**
 * All suites but those that repeat in numbers, in a browser or against servers of other programs what the others show
 * once: `npm run test:node24`, with the newest LTS as `node`. docs/decisions/0043 says why.
 */
export default {
  ...base,
  testPathIgnorePatterns: [
    ...base.testPathIgnorePatterns,
    ...['faults/', 'console/', 'explore/', 'simulation/', 'redis/f', 'redis/ways-in', 'deploy/'].map(
      (name) => `<rootDir>/test/${name}`,
    ),
  ],
};
