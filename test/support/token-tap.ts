/** A fetch that remembers the access tokens that went through it, so that a test can look for them elsewhere. */
export function createTokenTap() {
  const tokens = new Set<string>();
  const sent: Headers[] = [];
  const tapped: typeof fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    sent.push(headers);
    const token = headers.get('x-access-token');
    if (token !== null) tokens.add(token);
    return fetch(url, init);
  };
  return { tokens, sent, fetch: tapped };
}
