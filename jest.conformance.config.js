import base from './jest.config.js';

/** Public suites that hold the HTTP front to what others expect of it: `npm run test:integration-suite`. */
export default {
  ...base,
  roots: ['<rootDir>/test/conformance'],
  testPathIgnorePatterns: [],
  moduleNameMapper: {
    // Without the libraries of the other suites: this one loads parts of Apollo Server that nobody else does.
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // The suite brings an Apollo Server of its own; it is to test the one of the product.
    '^@apollo/server$': '<rootDir>/node_modules/@apollo/server/dist/esm/index.js',
    '^@apollo/server/errors$': '<rootDir>/node_modules/@apollo/server/dist/esm/errors/index.js',
    '^@apollo/server/plugin/disabled$': '<rootDir>/node_modules/@apollo/server/dist/esm/plugin/disabled/index.js',
    '^@apollo/server/plugin/landingPage/default$':
      '<rootDir>/node_modules/@apollo/server/dist/esm/plugin/landingPage/default/index.js',
    '^@apollo/server/plugin/(\\w+)$': '<rootDir>/node_modules/@apollo/server/dist/esm/plugin/$1/index.js',
  },
};
