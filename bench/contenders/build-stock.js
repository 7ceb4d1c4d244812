import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** Its decorators have to become JavaScript before Node can run it. */
export function buildStock(cwd) {
  const source = readFileSync(join(cwd, 'contenders/stock.ts'), 'utf8');
  const { code } = transformSync(source, {
    filename: 'stock.ts',
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, useDefineForClassFields: false },
    },
    module: { type: 'es6' },
  });
  writeFileSync(join(cwd, 'contenders/stock.built.js'), code);
}
