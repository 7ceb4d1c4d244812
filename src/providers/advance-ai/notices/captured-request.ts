/** A request as it was captured: its headers by lower-case name, and its body byte for byte. */
export type CapturedRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };

const HEADER = /^([\w-]{1,64}):[ \t]*(.*?)[ \t]*$/;
const END_OF_HEAD = /\r?\n\r?\n/;

/**
 * Parses the text of an HTTP request: headers, an empty line, the body. Lines in front that are no headers, such as the
 * request line, are left out. Returns undefined for text without an empty line.
 */
export function parseCapturedRequest(captured: Buffer): CapturedRequest | undefined {
  // One character for each byte, so that a position in the text is one in the bytes.
  const text = captured.toString('latin1');
  const [end] = END_OF_HEAD.exec(text) ?? [];
  if (end === undefined) return undefined;
  const headEnd = text.indexOf(end);
  const headers = text
    .slice(0, headEnd)
    .split(/\r?\n/)
    .flatMap((line): [string, string][] => {
      const [, name, value = ''] = HEADER.exec(line) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value]];
    });
  return { headers: Object.fromEntries(headers), body: captured.subarray(headEnd + end.length) };
}
