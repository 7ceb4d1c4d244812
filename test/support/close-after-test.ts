import { afterEach } from '@jest/globals';

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Has something closed when the test ends, last opened first closed. */
export function closeAfterTest(cleanup: () => Promise<void>): void {
  cleanups.push(cleanup);
}
