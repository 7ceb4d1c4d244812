import { readdirSync, readFileSync } from 'node:fs';

/** Returns the codes that the product writes into errors, whether or not they reach a client. */
export function writtenCodes(): readonly string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = files
    .filter((name) => !name.startsWith('simulator'))
    .map((name) => readFileSync(`src/${name}`, 'utf8'));
  return texts.flatMap((text) =>
    [...text.matchAll(/(?:extensions: \{|status: \d+,)\s*code: '(\w+)'/g)].map(([, code = '']) => code),
  );
}
