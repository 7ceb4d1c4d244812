import { writeFileSync } from 'node:fs';
import {
  toClientModule,
  toFieldTable,
  toRequestTable,
  toReviewerModule,
} from '../build/domain/errors/documentation.js';
import { replaceSection } from './replace-section.js';

/** Writes what is generated from the error codes: the tables of docs/errors.md, and the codes of clients and console. */

for (const [name, table] of Object.entries({ field: toFieldTable(), request: toRequestTable() }))
  replaceSection('docs/errors.md', `generated: ${name}`, '/generated', `\n${table}\n\n`);
writeFileSync('packages/client/src/error-code.ts', toClientModule());
writeFileSync('src/web/console/errors/reviewer-texts.ts', toReviewerModule());
