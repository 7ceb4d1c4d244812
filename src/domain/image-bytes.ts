/** Expects Base64 in the standard alphabet, with padding and without white space. */

const SIGNATURES: readonly { mediaType: string; matches: (head: Buffer) => boolean }[] = [
  { mediaType: 'image/jpeg', matches: (head) => startsWith(head, [0xff, 0xd8, 0xff]) },
  { mediaType: 'image/png', matches: (head) => startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  {
    mediaType: 'image/webp',
    matches: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  },
];

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** Returns the media type detected from the first bytes. Returns null for other formats than JPEG, PNG and WebP. */
export function toMediaType(base64: string): string | null {
  const head = Buffer.from(base64.slice(0, 16), 'base64');
  return SIGNATURES.find(({ matches }) => matches(head))?.mediaType ?? null;
}

export function toByteLength(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}

/** Returns a data URI for the `src` of an image. Returns null for other formats than JPEG, PNG and WebP. */
export function toDataUri(base64: string): string | null {
  const mediaType = toMediaType(base64);
  return mediaType === null ? null : `data:${mediaType};base64,${base64}`;
}
