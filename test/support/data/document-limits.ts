import { parseConfig } from '../../../src/config/config.js';
import { createDocumentLimits } from '../../../src/server/limits/documents/document-limits.js';

const ACCOUNT = {
  AUTH: 'off',
  ADVANCE_AI_BASE_URL: 'https://provider.example.test',
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
};

/** Returns the document limits set by these variables, with the defaults of the others. */
export function toDocumentLimits(env: Readonly<Record<string, string>> = {}) {
  return createDocumentLimits(
    parseConfig({ ...ACCOUNT, ...env }, () => {
      throw new Error('no such file');
    }),
  );
}
