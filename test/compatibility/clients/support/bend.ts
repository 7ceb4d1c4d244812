export type Outgoing = Omit<RequestInit, 'headers'> & { readonly url: string; readonly headers: Headers };

/** What is to be different about a request that leaves a client. */
export type Bend = (request: Outgoing) => Partial<Outgoing>;

/** The `fetch` that is handed to a client, so that it reads the answer to a request that it would never send. */
export function bentFetch(bend: Bend = () => ({})): typeof fetch {
  return (input, init = {}) => {
    const request = { ...init, url: String(input), headers: new Headers(init.headers) };
    const { url, ...rest } = { ...request, ...bend(request) };
    return fetch(url, rest);
  };
}

export const withBody =
  (body: string): Bend =>
  () => ({ body });

/** Changes what is in the JSON of the body. */
export const withJson =
  (changes: Readonly<Record<string, unknown>>): Bend =>
  ({ body }) => ({ body: JSON.stringify({ ...JSON.parse(String(body)), ...changes }) });

export const withHeader =
  (name: string, value: string): Bend =>
  ({ headers }) => {
    headers.set(name, value);
    return { headers };
  };

/** Announces a body, of which nothing comes. */
export const withoutBody: Bend = () => ({ body: new ReadableStream(), duplex: 'half' });
