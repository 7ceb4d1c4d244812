import base from './jest.config.js';

/** What has to be measured under load, one after the other: `npm run test:soak`. */
export default {
  ...base,
  roots: ['<rootDir>/test/soak'],
  testPathIgnorePatterns: [],
  maxWorkers: 1,
  testTimeout: 3_600_000,
};
