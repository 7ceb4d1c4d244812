import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterTest } from './close-after-test.js';

/**
 * Runs the first commands of these sections of docs/deployment.md in an empty folder, one after the other. Returns the
 * key that those of "Secrets" hand to the caller, and the files as containers see them. The folder ends with the test.
 */
export function createSecrets(sections: readonly ('Secrets' | 'History')[]) {
  const page = readFileSync('docs/deployment.md', 'utf8');
  const commands = sections.map(
    (name) => RegExp(`^## ${name}\\n[\\s\\S]*?^\`\`\`sh\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? 'false\n',
  );
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  closeAfterTest(async () => rmSync(folder, { recursive: true }));
  const env = { ...process.env, ADVANCE_AI_ACCESS_KEY: 'demo-access-key', ADVANCE_AI_SECRET_KEY: 'demo-secret-key' };
  const script = `${commands.join('')}printf %s "$KEY"`;
  const key = execFileSync('sh', ['-ec', script], { cwd: folder, env, encoding: 'utf8' });
  const readFile = (path: string) => readFileSync(path.replace('/run/secrets', join(folder, 'secrets')), 'utf8');
  return { key, readFile };
}
