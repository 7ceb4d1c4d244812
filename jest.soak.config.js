import base from './jest.config.js';

/** What has to be measured under load, one after the other: `npm run test:soak`. */
export default {
  ...base,
  roots: ['<rootDir>/test/soak'],
  // What only waits, for leases and graces to end, is no figure, and waits as long in any form.
  testPathIgnorePatterns: process.env.SOAK === 'short' ? ['<rootDir>/test/soak/fleet/'] : [],
  maxWorkers: 1,
  testTimeout: 3_600_000,
};
