import base from './jest.config.js';

/** Suites that repeat in numbers, in a browser or against servers of other programs what the others show once. */
const LONG = ['faults/', 'console/', 'explore/', 'simulation/', 'redis/f', 'redis/ways-in', 'deploy/'];
/** The gateway as a whole, but for one suite; that for fronts of Apollo Server, which runs beside, asks all of it. */
const WHOLE = ['gateway/(?!dead-link)', 'clients/', 'federation/', 'simulator/'];

/** All other suites, with the newest LTS as `node`: `npm run test:node24`. docs/decisions/0043 says why. */
export default {
  ...base,
  testPathIgnorePatterns: [
    ...base.testPathIgnorePatterns,
    ...[...LONG, ...WHOLE].map((name) => `<rootDir>/test/${name}`),
  ],
};
