import { file } from './rules.js';
import type { Variable } from './variable.js';

/** Where it is written down who was shown which picture. */
export const AUDIT_VARIABLES = {
  auditLog: {
    name: 'AUDIT_LOG',
    isOptional: true,
    meaning:
      'Regular file for the lines that say who was shown which picture, one process a file; created when absent. Without it pictures are handed out unaudited',
    ...file,
  },
  auditHmacKey: {
    name: 'AUDIT_HMAC_KEY',
    isOptional: true,
    isSecret: true,
    meaning: 'Key of the HMAC-SHA256 that stands for a signatureId in AUDIT_LOG, which needs it',
    rule: 'at least 32 characters without spaces or line breaks',
    parse: (text: string): string | undefined => (/^\S{32,4096}$/.test(text) ? text : undefined),
  },
} as const satisfies Record<string, Variable<unknown>>;
