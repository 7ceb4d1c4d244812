import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startInShell } from '../../support/gateway/process.js';

const PAGE = readFileSync('docs/frontend.md', 'utf8');
const FILES = ['vite.config.js', 'src/main.tsx', 'src/images.tsx'];
const INSTALLED = ['@apollo/client', '@types/react', '@types/react-dom', 'graphql', 'react', 'react-dom', 'rxjs'];
const TSCONFIG = {
  compilerOptions: {
    ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler' },
    ...{ jsx: 'react-jsx', strict: true, noEmit: true, skipLibCheck: true, types: [] },
  },
  include: ['src'],
};

/** Returns the block of docs/frontend.md whose first line names this file. Throws if there is none. */
export function documentedFile(path: string): string {
  const block = [...PAGE.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].find(([, text = '']) =>
    text.startsWith(`// ${path}\n`),
  );
  if (block?.[1] === undefined) throw new Error(`docs/frontend.md has no ${path}`);
  return block[1];
}

/** Creates an app of the files of docs/frontend.md outside of this repository. `start` serves it with Vite. */
export function createDocumentedApp(gatewayUrl: string) {
  const directory = mkdtempSync(join(tmpdir(), 'documented-app-'));
  closeAfterTest(async () => rmSync(directory, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  for (const path of FILES) write(path, documentedFile(path).replace('http://127.0.0.1:4000', gatewayUrl));
  write('package.json', '{ "type": "module" }');
  write('tsconfig.json', JSON.stringify(TSCONFIG));
  write('index.html', '<!doctype html><html lang="en"><script type="module" src="/src/main.tsx"></script></html>');
  for (const name of INSTALLED) {
    mkdirSync(dirname(join(directory, 'node_modules', name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(directory, 'node_modules', name));
  }
  cpSync('packages/client', join(directory, 'node_modules/liveness-gateway-client'), { recursive: true });
  return {
    directory,
    /** Returns the origin of the app. */
    async start(): Promise<string> {
      const port = await findFreePort();
      const vite = `node '${resolve('node_modules/vite/bin/vite.js')}' '${directory}' --configLoader native`;
      const config = `--config '${join(directory, 'vite.config.js')}' --host 127.0.0.1 --port ${port} --strictPort`;
      await startInShell(`${vite} ${config}`, { NO_COLOR: '1' }).until('ready in');
      return `http://127.0.0.1:${port}`;
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
