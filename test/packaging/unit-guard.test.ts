import { execFile } from 'node:child_process';
import { expect, test } from '@jest/globals';

const CONFIG = {
  rootDir: process.cwd(),
  testMatch: ['<rootDir>/test/support/unit-guard/*.fixture.cjs'],
  testEnvironment: '<rootDir>/test/support/unit-environment.js',
  transform: {},
};

type Report = { testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[] };

/** Runs the fixture as Jest runs unit tests. */
function runFixture(): Promise<Report> {
  const args = ['node_modules/jest/bin/jest.js', '--json', '--config', JSON.stringify(CONFIG)];
  return new Promise((resolve) => {
    execFile(process.execPath, ['--experimental-vm-modules', ...args], (_failed, stdout) =>
      resolve(JSON.parse(stdout) as Report),
    );
  });
}

test('a unit test that opens a socket or starts a process fails, even if it catches the error', async () => {
  const results = (await runFixture()).testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(results.map(({ title, status }) => [title, status])).toEqual([
    ['connects a socket', 'failed'],
    ['listens for connections', 'failed'],
    ['sends an HTTP request', 'failed'],
    ['fetches', 'failed'],
    ['binds a datagram socket', 'failed'],
    ['starts a process', 'failed'],
    ['runs a process to its end', 'failed'],
    ['computes', 'passed'],
  ]);
  expect(results[0]?.failureMessages.join()).toContain('A unit test must not call connect');
});
