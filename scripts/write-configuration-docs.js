import { writeFileSync } from 'node:fs';
import { toEnvExample, toMarkdownTables } from '../build/config/documentation.js';
import { replaceSection } from './replace-section.js';

/** Writes what is generated from the configuration schema: the tables in docs/configuration.md, and .env.example. */

replaceSection('docs/configuration.md', 'generated', '/generated', `\n${toMarkdownTables()}\n\n`);
writeFileSync('.env.example', toEnvExample());
