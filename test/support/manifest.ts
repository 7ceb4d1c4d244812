import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The manifest that codegen has made of the operations in schema/. */
export const MANIFEST_TEXT = readFileSync('schema/generated/persisted-documents.json', 'utf8');

/** The manifest of what the console asks. */
export const CONSOLE_MANIFEST_TEXT = readFileSync('schema/generated/console/persisted-documents.json', 'utf8');

export function toManifest(...documents: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(documents.map((text) => [toId(text), text])));
}

export function toId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** What has a test's gateway know these documents. */
export function trusting(mode: 'only' | 'log', text = MANIFEST_TEXT) {
  return {
    env: { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_FILE: 'manifest.json' },
    files: { 'manifest.json': text },
  };
}

/** The id of the manifest's operation with this name. */
export function idOf(operationName: string): string {
  const entries = Object.entries(JSON.parse(MANIFEST_TEXT) as Record<string, string>);
  const id = entries.find(([, text]) => text.includes(`query ${operationName}(`))?.[0];
  if (id === undefined) throw new Error(`no operation ${operationName}`);
  return id;
}
