import type { IncomingMessage, ServerResponse } from 'node:http';

export type CorsRules = { readonly origins: readonly string[]; readonly methods: readonly string[] };

/**
 * Lets the pages of these origins, and no others, read the answers. Never with credentials.
 * The headers that the page wants to send are granted as asked, since the origin has already been trusted by name.
 */
export function applyCors(request: IncomingMessage, response: ServerResponse, { origins, methods }: CorsRules): void {
  response.setHeader('vary', 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'x-request-id, retry-after');
  if (request.method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', methods.join(', '));
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '');
  response.setHeader('access-control-max-age', '600');
  // A public page that reaches for this machine is asked about by the browser on its own.
  if (request.headers['access-control-request-private-network'] === 'true') {
    response.setHeader('access-control-allow-private-network', 'true');
  }
}
