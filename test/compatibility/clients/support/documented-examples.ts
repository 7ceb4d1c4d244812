import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const page = readFileSync('docs/frontend.md', 'utf8');

/** The blocks of docs/frontend.md in this language. */
export const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);

/** By the client that each is for. */
export const examples = blocksOf('ts').map((text) => ({
  client: / from '(@?[^:']+)'/.exec(text)?.[1] ?? '',
  text,
}));

/** What an app has installed beside the gateway's package. */
const INSTALLED = ['@apollo/client', '@types/node', '@urql/core', 'graphql', 'graphql-request', 'relay-runtime'];

export type App = {
  /** Where the package is that npm has packed. */
  readonly packageDirectory: string;
  /** Checks the types of what is in the app; rejects with the errors. */
  compile(): Promise<void>;
  /** What a script of the app prints. */
  run(script: string, env?: Readonly<Record<string, string>>): Promise<string>;
  remove(): void;
};

/** The packages of this repository that the app has, by name, with their folders. */
const PACKED = { 'liveness-gateway': '.', 'liveness-gateway-client': 'packages/client' };

/** An app of its own outside of this repository, with these files and the packages of the gateway as npm packs them. */
export async function createApp(files: Readonly<Record<string, string>>): Promise<App> {
  const directory = mkdtempSync(join(tmpdir(), 'frontend-'));
  for (const [name, path] of Object.entries(PACKED)) {
    const target = join(directory, 'node_modules', name);
    mkdirSync(target, { recursive: true });
    await run('npm', ['pack', resolve(path), '--ignore-scripts', '--silent', '--pack-destination', target]);
    const [tarball = ''] = readdirSync(target);
    await run('tar', ['-xzf', join(target, tarball), '-C', target, '--strip-components=1']);
  }
  for (const name of INSTALLED) {
    const [scope = ''] = name.split('/');
    if (scope !== name) mkdirSync(join(directory, 'node_modules', scope), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(directory, 'node_modules', name));
  }
  cpSync('test/compatibility/clients/__generated__', join(directory, '__generated__'), { recursive: true });
  const settings = { compilerOptions: { noEmit: false, declaration: false }, include: ['*.ts'] };
  const tsconfig = { extends: resolve('tsconfig.json'), ...settings };
  const all = {
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify(tsconfig),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(directory, name), text);
  const tsc = resolve('node_modules/typescript/bin/tsc');
  return {
    packageDirectory: join(directory, 'node_modules', 'liveness-gateway'),
    async compile() {
      await run(process.execPath, [tsc, '-p', directory]).catch(({ stdout }) => Promise.reject(new Error(stdout)));
    },
    async run(script, env = {}) {
      const { stdout } = await run(process.execPath, [script], { cwd: directory, env: { ...process.env, ...env } });
      return stdout.trim();
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}
