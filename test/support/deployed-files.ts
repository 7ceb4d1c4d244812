import { describeVariables } from '../../src/config/variables.js';

const CONTENTS: readonly [RegExp, string][] = [
  [/keys\.json$/, '[]'],
  [/encryption-key$/, Buffer.alloc(32, 1).toString('base64')],
  [/-key$/, 'a-key'],
  [/history[-/]database$/, 'postgres://gateway:password@db.example.com/history'],
  [/ca\.pem$/, '-----BEGIN CERTIFICATE-----'],
];

/** Serves the files that a deployment names, by what their names say is in them; notes which ones were read. */
export function readFrom(paths: string[]): (path: string) => string {
  return (path) => {
    paths.push(path);
    return CONTENTS.find(([name]) => name.test(path))?.[1] ?? '';
  };
}

/** The names that the gateway knows, which reads no others. */
export function isVariable(name: string): boolean {
  return describeVariables().some((variable) => name === variable.name || name === `${variable.name}_FILE`);
}
