import { describe, test } from '@jest/globals';

/**
 * Tests that need a program of the machine. Where it is missing they are skipped, by name, which a continuous
 * integration may not do.
 */
export function describeWith(program: string, isInstalled: boolean, name: string, define: () => void): void {
  if (isInstalled) return void describe(name, define);
  if (process.env.CI)
    return void test(`${name} need ${program}`, () => Promise.reject(new Error(`no ${program} here`)));
  process.stderr.write(`SKIPPED, since there is no ${program} here: ${name}\n`);
  describe.skip(name, define);
}
