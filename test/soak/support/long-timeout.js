import { jest } from '@jest/globals';

/** A measurement under load takes up to an hour. Jest has no timeout for one project. */
jest.setTimeout(3_600_000);
