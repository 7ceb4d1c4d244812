import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type PageFile = {
  /** Where it lies on this machine. */
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string;
  /** Whether its name changes with its content, so that it may be kept for ever. */
  readonly isHashed: boolean;
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Where Vite puts what it names by its content. */
const HASHED = 'assets/';

/**
 * The files of a built page by their address below that of the page, `index.html` as the empty one too. What is not in
 * the list is not served, so no address leads out of the folder. Empty when the page has not been built.
 */
export async function listPageFiles(directory: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(nothingBuilt);
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    const contentType = CONTENT_TYPES[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(directory, path).replaceAll(sep, '/');
    const { size } = await stat(path);
    files.set(name, { path, bytes: size, contentType, isHashed: name.startsWith(HASHED) });
  }
  const index = files.get('index.html');
  return index === undefined ? files : files.set('', index);
}

function nothingBuilt(error: NodeJS.ErrnoException): [] {
  if (error.code !== 'ENOENT') throw error;
  return [];
}

/** Returns the strong entity tag of this text. */
export function etagOfText(text: string): string {
  return toEtag(createHash('sha256').update(text));
}

/** Reads a file and returns its strong entity tag. Rejects as reading the file does. */
export async function etagOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return toEtag(hash);
}

function toEtag(hash: Hash): string {
  return `"${hash.digest('base64url')}"`;
}
