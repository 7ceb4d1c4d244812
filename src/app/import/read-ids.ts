const HEADER = /^(?:signature_?id|id)$/i;

/** Returns the ids in the first column of a CSV file, or in the lines of a text, each once and in their order. */
export function readIds(text: string): readonly string[] {
  const cells = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => (line.split(/[,;\t]/, 1)[0] ?? '').trim().replace(/^"(.*)"$/, '$1'))
    .filter((cell) => cell !== '');
  return [...new Set(HEADER.test(cells[0] ?? '') ? cells.slice(1) : cells)];
}
