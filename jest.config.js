import { toLibraries } from './scripts/build-libraries.js';

// A zone far from UTC, so that a date that is read as local time shows.
process.env.TZ ??= 'Asia/Kathmandu';

/** Tests that one version of Node.js is enough for: they take long, and what they cover is covered by others on both. */
const ONE_VERSION = [
  ...['resilience/', 'browser/', 'redis/f', 'redis/deployments', 'packaging/deploy/'],
  'gateway/(?:audit|errors|limits|operations|observability|provider|response-cache|simulation|simulator)/',
  ...['compatibility/clients/(?!documented)', 'compatibility/federation/'],
];
const inTest = (names) => names.map((name) => `<rootDir>/test/${name}`);

const toSources = { '^(\\.{1,2}/.*)\\.js$': '$1' };

const common = {
  testMatch: ['**/*.test.ts'],
  setupFiles: ['reflect-metadata'],
  // The product runs as ES modules, so the tests do as well, with the libraries bundled as in its programs.
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { ...toSources, ...toLibraries },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** Some of these start the product as a process of its own, so it is built once, before any of them. */
const built = {
  ...common,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/build-product.js',
};

const APOLLO = '<rootDir>/node_modules/@apollo/server/dist/esm';

/** The npm scripts select projects by name: docs/testing.md. Each test file belongs to exactly one project. */
const projects = [
  {
    ...common,
    displayName: 'unit',
    roots: ['<rootDir>/test/unit'],
    testEnvironment: '<rootDir>/test/support/unit-environment.js',
    // Bundles the libraries, which it does again only when package-lock.json changes. The product is not built.
    globalSetup: '<rootDir>/test/support/bundle-libraries.js',
  },
  {
    ...built,
    displayName: 'product',
    roots: ['<rootDir>/test'],
    testPathIgnorePatterns: inTest(['unit/', 'compatibility/conformance/', 'soak/', ...ONE_VERSION]),
  },
  {
    ...built,
    displayName: 'one-version',
    roots: ['<rootDir>/test'],
    testMatch: undefined,
    testRegex: ONE_VERSION.map((name) => `${import.meta.dirname}/test/${name}.*[.]test[.]ts$`),
  },
  {
    ...built,
    displayName: 'conformance',
    roots: ['<rootDir>/test/compatibility/conformance'],
    moduleNameMapper: {
      // Without the bundled libraries: this suite loads parts of Apollo Server that no other test loads.
      ...toSources,
      // The suite brings its own copy of Apollo Server; it must test the one of the product.
      '^@apollo/server$': `${APOLLO}/index.js`,
      '^@apollo/server/errors$': `${APOLLO}/errors/index.js`,
      '^@apollo/server/plugin/disabled$': `${APOLLO}/plugin/disabled/index.js`,
      '^@apollo/server/plugin/landingPage/default$': `${APOLLO}/plugin/landingPage/default/index.js`,
      '^@apollo/server/plugin/(\\w+)$': `${APOLLO}/plugin/$1/index.js`,
    },
  },
  {
    ...built,
    displayName: 'soak',
    roots: ['<rootDir>/test/soak'],
    setupFilesAfterEnv: ['<rootDir>/test/soak/support/long-timeout.js'],
    // The fleet suite only waits for leases and grace periods to end; a short run saves nothing there.
    testPathIgnorePatterns: process.env.SOAK === 'short' ? ['<rootDir>/test/soak/fleet/'] : [],
  },
];

/** @type {import('jest').Config} */
export default {
  maxWorkers: 2,
  // In one process, suites as ES modules leave memory behind until collecting it takes longer than the tests.
  workerIdleMemoryLimit: '700MB',
  // Room for a machine under load; no test waits for time to pass.
  testTimeout: 120_000,
  projects,
};
