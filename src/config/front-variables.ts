import { file, oneOf, whole } from './rules.js';
import type { Variable } from './variable.js';

/** What the HTTP front takes, and from whom. */
export const FRONT_VARIABLES = {
  httpGet: {
    name: 'HTTP_GET',
    fallback: 'off',
    meaning: 'Whether queries may come by GET, which puts ids into addresses and so into the logs of proxies',
    ...oneOf('on', 'off'),
  },
  corsOrigins: {
    name: 'CORS_ORIGINS',
    isOptional: true,
    meaning: 'Web pages that may read the answers',
    rule: 'origins such as https://app.example.com, separated by commas',
    parse: parseOrigins,
  },
  maxQueryCost: {
    name: 'MAX_QUERY_COST',
    fallback: '1000',
    meaning:
      'What an operation may cost, as docs/security.md counts it; with more than 900 MAX_SIGNATURE_IDS it must be higher',
    ...whole(1, 1_000_000),
  },
  trustedDocuments: {
    name: 'TRUSTED_DOCUMENTS',
    fallback: 'off',
    meaning:
      'Whether only the documents of TRUSTED_DOCUMENTS_FILE are answered, or all, with others named in the log, or all, and none is known by an id',
    ...oneOf('only', 'log', 'off'),
  },
  trustedDocumentsFile: {
    name: 'TRUSTED_DOCUMENTS_FILE',
    isOptional: true,
    meaning:
      'The documents of your clients, as codegen writes them to persisted-documents.json: a JSON object of sha256:hash to document; needed unless TRUSTED_DOCUMENTS is off',
    ...file,
  },
} as const satisfies Record<string, Variable<unknown>>;

function parseOrigins(text: string): readonly string[] | undefined {
  const origins = text.split(',').map((part) => part.trim());
  return origins.every(isOrigin) ? origins : undefined;
}

/** Exactly as a browser writes it, since it is compared as text. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
