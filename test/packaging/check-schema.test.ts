import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';

const directory = mkdtempSync(join(tmpdir(), 'schema-'));
afterAll(() => rmSync(directory, { recursive: true }));

const RELEASED = 'schema/released.graphql';
const released = readFileSync(RELEASED, 'utf8');

/** A field that clients use has another name. */
const BROKEN = released.replace(/^ {2}isFaceMatch: Boolean$/m, '  isSameFace: Boolean');
const CHANGE = { type: 'FIELD_REMOVED', description: 'LivenessResult.isFaceMatch was removed.' };

/** The command on copies of what it reads; the paths it is not given are those of the repository. */
function check(current = released, allowed: unknown = []): Promise<{ code: number; text: string }> {
  const paths = { 'current.graphql': current, 'allowed.json': JSON.stringify(allowed) };
  const written = Object.entries(paths).map(([name, text]) => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  });
  return run(RELEASED, ...written);
}

function run(...args: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/check-schema.js', ...args], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });
}

test('the schema of this repository breaks nobody who uses the last release, but for what is allowed with a reason', async () => {
  const { code, text } = await run();
  expect([code, text]).toEqual([0, expect.stringContaining('breaking change(s) since the last release')]);
});

test('a change that breaks clients fails the check, and is named', async () => {
  const { code, text } = await check(BROKEN);
  expect([code, text]).toEqual([
    1,
    expect.stringContaining('breaks clients: FIELD_REMOVED: LivenessResult.isFaceMatch was removed.'),
  ]);
});

test('what clients do not notice passes', async () => {
  const { code } = await check(`${released.replace(/^type LivenessResult \{$/m, '$&\n  more: Int')}\nscalar More`);
  expect(code).toBe(0);
});

test('a breaking change passes when it is listed with its reason, and not without one', async () => {
  expect((await check(BROKEN, [{ ...CHANGE, reason: 'Nobody compares faces any more.' }])).code).toBe(0);
  const { code, text } = await check(BROKEN, [{ ...CHANGE, reason: ' ' }]);
  expect([code, text]).toEqual([1, expect.stringContaining('must hold an array of {type, description, reason}')]);
});

test('a listed change that does not happen fails the check, so that the list is empty after a release', async () => {
  const { code, text } = await check(released, [{ ...CHANGE, reason: 'Nobody compares faces any more.' }]);
  expect([code, text]).toEqual([1, expect.stringContaining('is allowed but does not happen: FIELD_REMOVED')]);
});
