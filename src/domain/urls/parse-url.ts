/**
 * Returns undefined for text that is no absolute URL. In Node.js 20, `URL.canParse` takes valid text with a character like ü
 * for invalid as soon as it is compiled.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
