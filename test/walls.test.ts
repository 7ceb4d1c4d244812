import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const run = promisify(execFile);
const CRUISE = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';

test('every room imports only its neighbours, and every package keeps to its room', async () => {
  const { stdout } = await run(process.execPath, [CRUISE, 'src', '--output-type', 'err-long']);
  expect(stdout).toContain('no dependency violations found');
});
