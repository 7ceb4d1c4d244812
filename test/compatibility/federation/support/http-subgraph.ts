import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeAfterTest } from '../../../support/close-after-test.js';

export type SubgraphRequest = {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

type Answer = (request: SubgraphRequest, text: string) => Promise<{ readonly status: number; readonly text: string }>;

/** A subgraph on a port of its own that ends with the test; `requests` are those of routers, in order. */
export async function serveSubgraph(answer: Answer) {
  const requests: SubgraphRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const request = { variables: {}, ...JSON.parse(text), headers: incoming.headers };
    requests.push(request);
    const answered = await answer(request, text);
    outgoing.writeHead(answered.status, { 'content-type': 'application/json' }).end(answered.text);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closeAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, requests };
}

const PASSED_ON = ['content-type', 'accept', 'authorization', 'x-request-id', 'traceparent'];

/** Passes requests on to the gateway as they are, with the headers that it reads. */
export function passOnTo(url: string): Answer {
  return async ({ headers }, text) => {
    const passed = PASSED_ON.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: Object.fromEntries(passed),
      body: text,
    });
    return { status: response.status, text: await response.text() };
  };
}
