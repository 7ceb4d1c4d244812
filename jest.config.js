import { toLibraries } from './test/support/build-libraries.js';

// A zone far from UTC, so that a date that is read as local time shows.
process.env.TZ ??= 'Asia/Kathmandu';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  maxWorkers: 2,
  // In one process, suites as ES modules leave memory behind until collecting it takes longer than the tests.
  workerIdleMemoryLimit: '700MB',
  // Room for a machine under load; no test waits for time to pass.
  testTimeout: 120_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Public suites and what takes minutes, with configurations of their own.
  testPathIgnorePatterns: ['<rootDir>/test/conformance/', '<rootDir>/test/soak/'],
  // Some tests start the product as a process of its own; it is built once, before any of them.
  globalSetup: '<rootDir>/test/support/build-product.js',
  setupFiles: ['reflect-metadata'],
  // The product runs as ES modules, so the tests do as well, with libraries as in its programs.
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', ...toLibraries },
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
