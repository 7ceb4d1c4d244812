import { createServer, type IncomingMessage, request as requestHttp } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { closeAfterTest } from './close-after-test.js';

export type HttpProxyOptions = {
  /** `user:password` that each request must bring. */
  readonly credentials?: string;
  /** Answers CONNECT with this status, or closes the connection without an answer. */
  readonly refuses?: number | 'closes';
  /** Where names lead, on this machine. Other targets are reached at the same port of 127.0.0.1. */
  readonly ports?: Readonly<Record<string, number>>;
};

/** An HTTP proxy that notes what goes through it; ends with the test. */
export async function startHttpProxy({ credentials, refuses, ports = {} }: HttpProxyOptions = {}) {
  const tunnels: string[] = [];
  const forwarded: string[] = [];
  const sockets = new Set<Socket>();
  const portOf = ({ hostname, port }: URL) => ports[hostname] ?? Number(port);
  const isAllowed = ({ headers }: IncomingMessage) =>
    credentials === undefined ||
    headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`;

  const server = createServer((request, response) => {
    if (!isAllowed(request)) return void response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end('who?');
    const target = new URL(request.url ?? '');
    forwarded.push(target.href);
    const { 'proxy-authorization': _, ...headers } = request.headers;
    const place = { host: '127.0.0.1', port: portOf(target), path: target.pathname };
    const onward = requestHttp({ ...place, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connect', (request: IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => undefined);
    tunnels.push(request.url ?? '');
    if (refuses === 'closes') return void client.end();
    const status = isAllowed(request) ? refuses : 407;
    if (status !== undefined) return void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const target = connect(portOf(new URL(`http://${request.url}`)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    sockets.add(target);
    target.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => target.destroy());
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${credentials === undefined ? '' : `${credentials}@`}127.0.0.1:${port}`,
    /** Targets of CONNECT, as `host:port`. */
    tunnels,
    /** Addresses of requests in absolute form. */
    forwarded,
  };
}
