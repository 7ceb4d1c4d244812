import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const TSC = resolve('node_modules/typescript/bin/tsc');

export type PackedApp = {
  readonly directory: string;
  /** Everything that npm printed while it installed, in both streams. */
  readonly installOutput: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Returns what a command of the app prints. Rejects if it fails. */
  run(command: string, args: readonly string[]): Promise<string>;
  /** Compiles files of the app. Rejects with the type errors. */
  compile(options: object, files: readonly string[]): Promise<void>;
  remove(): void;
};

/**
 * Creates an app outside of this repository and installs packages of this repository there as `npm pack` makes them. npm
 * takes the rest from its cache, or from the registry where a fresh one has no metadata. `links` are packages that the app has already, taken from this repository.
 */
export async function installPacked(packages: readonly string[], links: readonly string[] = []): Promise<PackedApp> {
  const directory = mkdtempSync(join(tmpdir(), 'packed-'));
  writeFileSync(join(directory, 'package.json'), '{ "name": "app", "private": true }');
  for (const path of packages)
    await run('npm', ['pack', resolve(path), '--ignore-scripts', '--silent', '--pack-destination', directory]);
  const tarballs = readdirSync(directory).filter((name) => name.endsWith('.tgz'));
  const sources = [...tarballs.map((name) => `./${name}`), ...links.map((name) => resolve('node_modules', name))];
  const options = [
    '--omit=dev',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--install-links=false',
  ];
  const installed = await run('npm', ['install', ...options, ...sources], { cwd: directory });
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  };
  return {
    directory,
    installOutput: installed.stdout + installed.stderr,
    write,
    run: async (command, args) => (await run(command, args, { cwd: directory })).stdout,
    async compile(options, files) {
      const compilerOptions = { target: 'es2022', lib: ['es2022'], types: [], strict: true, ...options };
      write({ 'tsconfig.json': JSON.stringify({ compilerOptions, files }) });
      await run(process.execPath, [TSC, '-p', directory]).catch(({ stdout }) => Promise.reject(new Error(stdout)));
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}
