import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CLIENT = 'liveness-gateway-client';
const BUILT = new Set(['dist', 'node_modules', '__generated__', 'gql', 'package-lock.json']);

export type ExampleManifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

export function readManifest(name: string): ExampleManifest {
  return JSON.parse(readFileSync(`examples/${name}/package.json`, 'utf8'));
}

export type Example = {
  /** Returns the lines that `npm start` prints: those of code generators, then those of the app. */
  start(env: Readonly<Record<string, string>>): Promise<readonly string[]>;
  /** Returns the lines of the app, which `start` has compiled. */
  startAgain(env: Readonly<Record<string, string>>): Promise<readonly string[]>;
  remove(): void;
};

/** Copies an example out of the repository. Its packages are those of the repository, so that nothing is downloaded. */
export function copyExample(name: string): Example {
  const directory = mkdtempSync(join(tmpdir(), `example-${name}-`));
  cpSync(`examples/${name}`, directory, {
    recursive: true,
    filter: (source) => !BUILT.has(source.split('/').at(-1) ?? ''),
  });
  const { dependencies, devDependencies } = readManifest(name);
  for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
    const link = join(directory, 'node_modules', dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve(dependency === CLIENT ? 'packages/client' : `node_modules/${dependency}`), link);
  }
  const path = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`;
  const runIn = async (command: string, args: readonly string[], env: Readonly<Record<string, string>>) => {
    const options = { cwd: directory, env: { ...process.env, ...env, PATH: path, CI: 'true' } };
    const { stdout } = await run(command, args, options).catch(({ stdout, stderr }) =>
      Promise.reject(new Error(`${stdout}${stderr}`)),
    );
    return stdout.trim().split('\n');
  };
  return {
    start: (env) => runIn('npm', ['start', '--silent'], env),
    startAgain: (env) => runIn(process.execPath, ['dist/main.js'], env),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
