import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Replaces the text between the comment that starts with `start` and the comment `end` in a page. Throws for a page
 * without such a section.
 */
export function replaceSection(path, start, end, text) {
  const page = readFileSync(path, 'utf8');
  const section = new RegExp(`(<!-- ${start}\\b[^\\n]*-->\\n)[\\s\\S]*?(<!-- ${end} -->)`);
  if (!section.test(page)) throw new Error(`${path} has no section "${start}"`);
  writeFileSync(
    path,
    page.replace(section, (_, opening, closing) => opening + text + closing),
  );
}
