import { readdirSync, readFileSync } from 'node:fs';
import { ABOUT_THE_REQUEST, RESULT_ERROR_MESSAGES } from '../../src/graphql/errors.js';
import { AUDIT_ERROR_CODE } from '../../src/server/audit/withhold.js';
import { HTTP_ERROR_CODES } from '../../src/server/http-error.js';

/** Every code that can leave the gateway: whatever an operation fails with becomes one of these in `formatError`. */
export const ERROR_CODES: ReadonlySet<unknown> = new Set([
  ...Object.keys(RESULT_ERROR_MESSAGES),
  ...ABOUT_THE_REQUEST,
  ...HTTP_ERROR_CODES,
  AUDIT_ERROR_CODE,
]);

/** The codes that are written into an error somewhere in the product, whether or not they leave it. */
export function writtenCodes(): readonly string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = files
    .filter((name) => !name.startsWith('simulator'))
    .map((name) => readFileSync(`src/${name}`, 'utf8'));
  return texts.flatMap((text) =>
    [...text.matchAll(/(?:extensions: \{|status: \d+,)\s*code: '(\w+)'/g)].map(([, code = '']) => code),
  );
}
