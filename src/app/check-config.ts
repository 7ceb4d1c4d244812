import { readFileSync } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AuditUnavailableError } from '../audit/log/audit-log.js';
import { parseConfig } from '../config/config.js';
import { findConfigWarnings } from '../config/warnings.js';
import { describeStartupError } from './startup-errors.js';

/** Prints everything that would stop the gateway from starting, and warnings. Does not start anything. */
export async function checkConfig(): Promise<void> {
  try {
    const config = parseConfig(process.env, (path) => readFileSync(path, 'utf8'));
    if (config.trustedDocuments !== 'off') {
      const { buildGatewaySchema } = await import('../graphql/build-schema.js');
      const { createTrustedDocuments } = await import('../server/trusted-documents/trusted-documents.js');
      const { createDocumentLimits } = await import('../server/limits/documents/document-limits.js');
      const schema = buildGatewaySchema({ isSubgraph: config.federation === 'on' });
      createTrustedDocuments(config.manifest, schema, createDocumentLimits(config));
    }
    if (config.auditLog !== undefined) await checkAuditPath(config.auditLog);
    const warnings = findConfigWarnings(config, process.env);
    if (warnings.length > 0) return fail(['The configuration is valid, but has warnings:', ...warnings].join('\n  '));
    process.stdout.write('The configuration is valid.\n');
  } catch (error) {
    const explanation = describeStartupError(error);
    if (explanation === undefined) throw error;
    fail(explanation);
  }
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

/** Rejects if the file can neither be opened nor created. Does not change the file system. */
async function checkAuditPath(path: string): Promise<void> {
  try {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (found?.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
    if (found !== undefined && !found.isFile()) throw Object.assign(new Error('no regular file'), { code: 'ENOTSUP' });
    const { R_OK, W_OK, X_OK } = constants;
    await (found === undefined ? access(dirname(path), W_OK | X_OK) : access(path, R_OK | W_OK));
  } catch (error) {
    throw new AuditUnavailableError('the file cannot be opened', { cause: error });
  }
}
