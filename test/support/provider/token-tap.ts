import { createHttpClient, type HttpClient } from '../../../src/egress/http-client.js';

/** Sends as the product does and remembers the access tokens that went with it, so that a test can look for them elsewhere. */
export function createTokenTap() {
  const tokens = new Set<string>();
  const sent: Headers[] = [];
  const send = createHttpClient();
  const tapped: HttpClient = async (url, request) => {
    const headers = new Headers(request.headers);
    sent.push(headers);
    const token = headers.get('x-access-token');
    if (token !== null) tokens.add(token);
    return send(url, request);
  };
  return { tokens, sent, send: tapped };
}
