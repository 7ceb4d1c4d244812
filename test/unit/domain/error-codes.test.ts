import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  toClientModule,
  toFieldTable,
  toRequestTable,
  toReviewerModule,
} from '../../../src/domain/errors/documentation.js';
import { ERROR_CODES, messageOf, statusOf } from '../../../src/domain/errors/error-codes.js';

const page = readFileSync('docs/errors.md', 'utf8');

test.each([
  ['field', toFieldTable()],
  ['request', toRequestTable()],
])('docs/errors.md contains the generated table of codes of a %s (npm run docs:errors)', (name, table) => {
  const generated = new RegExp(`<!-- generated: ${name}[^\\n]* -->\\n\\n([\\s\\S]*?)\\n\\n<!-- /generated -->`).exec(
    page,
  );
  expect(generated?.[1]).toBe(table);
});

test.each([
  ['packages/client/src/error-code.ts', toClientModule()],
  ['src/web/console/errors/reviewer-texts.ts', toReviewerModule()],
])('%s is the generated one (npm run docs:errors)', (file, text) => {
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('every code can stand at a field or for a request, and a code with a status has a usual one', () => {
  for (const { field, request } of Object.values(ERROR_CODES)) expect(field ?? request).toBeDefined();
  expect(statusOf('BAD_REQUEST')).toBe(400);
  expect(() => messageOf('BAD_USER_INPUT')).toThrow('BAD_USER_INPUT has no fixed message');
});
