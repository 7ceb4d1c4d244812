import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';

/** Where copying is cheaper than a second write. */
const MAX_COPIED_BYTES = 16 * 1024;

/** A request of node:http in the form that Apollo Server takes. */
export function toGraphqlRequest(request: IncomingMessage, body: unknown): HTTPGraphQLRequest {
  return {
    method: request.method ?? '',
    headers: toHeaderMap(request),
    search: toSearch(request.url),
    body,
  };
}

/** Everything from the "?" on, or nothing. */
export function toSearch(url = ''): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}

export async function sendAnswer(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.statusCode = answer.status ?? 200;
  if (answer.body.kind === 'complete') {
    const { string } = answer.body;
    // Node would go through it once for its length, and once more to write it.
    response.end(string.length > MAX_COPIED_BYTES ? Buffer.from(string) : string);
    return;
  }
  for await (const part of answer.body.asyncIterator) response.write(part);
  response.end();
}

/** Text goes out together with the head, bytes after it; as Latin-1 the text is the very bytes. */
export function sendBytes(response: ServerResponse, bytes: Buffer): void {
  if (bytes.length <= MAX_COPIED_BYTES) response.end(bytes.toString('latin1'), 'latin1');
  else response.end(bytes);
}

function toHeaderMap({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
