import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Returns the notice that goes with bundled code: name, version and license of every package that one of these modules
 * belongs to, each license text once with the packages that come under it.
 */
export function toLicenseNotice(moduleIds) {
  const directories = new Set(moduleIds.map(toPackageDirectory).filter((directory) => directory !== undefined));
  const titlesOf = new Map();
  for (const { title, text } of [...directories].map(readPackage).sort((a, b) => (a.title < b.title ? -1 : 1)))
    titlesOf.set(text, [...new Set([...(titlesOf.get(text) ?? []), title])]);
  const sections = [...titlesOf].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`.trim());
  return `${['The programs in this folder contain these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** The folder in node_modules with the package that a module belongs to. Some packages have a package.json per folder. */
function toPackageDirectory(moduleId) {
  if (!moduleId.includes('node_modules/')) return undefined;
  let directory = dirname(moduleId.replace(/^\0|\?.*$/g, ''));
  while (!isPackage(directory)) directory = dirname(directory);
  return directory;
}

function isPackage(directory) {
  if (directory === dirname(directory)) throw new Error('a bundled module lies in no package');
  const path = join(directory, 'package.json');
  return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version !== undefined;
}

function readPackage(directory) {
  const { name, version, license, author, repository } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  if (typeof license !== 'string') throw new Error(`${name} ${version} names no license`);
  const names = readdirSync(directory).filter((it) => /^(licen[cs]e|copying|notice)/i.test(it));
  const texts = names.sort().map((it) => readFileSync(join(directory, it), 'utf8').trim());
  return { title: `${name} ${version} (${license})`, text: texts.join('\n\n') || toOrigin({ author, repository }) };
}

/** Names the origin of a package that is published without the text of its license. */
function toOrigin({ author, repository }) {
  const lines = [author?.name ?? author, repository?.url ?? repository];
  return lines.filter((line) => line !== undefined).join('\n');
}
