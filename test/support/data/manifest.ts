import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The manifest that codegen generated from the operations in schema/. */
export const MANIFEST_TEXT = readFileSync('schema/generated/persisted-documents.json', 'utf8');

/** The manifest of the console's operations. */
export const CONSOLE_MANIFEST_TEXT = readFileSync('schema/generated/console/persisted-documents.json', 'utf8');

export function toManifest(...documents: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(documents.map((text) => [toId(text), text])));
}

export function toId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** Returns the options with which a test's gateway trusts these documents. */
export function trusting(mode: 'only' | 'log', text = MANIFEST_TEXT) {
  return {
    env: { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_FILE: 'manifest.json' },
    files: { 'manifest.json': text },
  };
}

/** Returns the id of the operation with this name in the manifest. */
export function idOf(operationName: string): string {
  const entries = Object.entries(JSON.parse(MANIFEST_TEXT) as Record<string, string>);
  const id = entries.find(([, text]) => RegExp(`^(?:query|mutation) ${operationName}\\(`, 'm').test(text))?.[0];
  if (id === undefined) throw new Error(`no operation ${operationName}`);
  return id;
}
