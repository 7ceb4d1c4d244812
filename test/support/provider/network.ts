import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { closeAfterTest } from '../close-after-test.js';

export type Network = {
  /** What the gateway takes for the provider. */
  readonly url: string;
  /** Where it really leads, for connections to come. */
  leadTo(baseUrl: string): void;
  /** Connections of the gateway that are open now. */
  open(): number;
  /** Resolves when no more than so many are open. */
  untilOpen(most: number): Promise<void>;
  /** Bytes of answers that were handed to the gateway's connections. */
  bytesIn(): number;
  /** From now on nothing gets through the connections that are open, and neither side hears of it. */
  silenceOpen(): void;
  /** The connections that are open are reset as soon as the gateway writes to them. */
  resetOpenOnReuse(): void;
};

type Link = { readonly near: Socket; readonly far: Socket; fate: 'passes' | 'silent' | 'reset-on-reuse' };

/** The stretch between the gateway and the provider, with the troubles that networks have; it ends with the test. */
export async function startNetwork(): Promise<Network> {
  const links = new Set<Link>();
  let waiting: { readonly most: number; readonly resolve: () => void }[] = [];
  let target = new URL('http://127.0.0.1:9');
  let bytesIn = 0;

  const remove = (link: Link) => {
    links.delete(link);
    const reached = waiting.filter(({ most }) => links.size <= most);
    waiting = waiting.filter((waiter) => !reached.includes(waiter));
    for (const { resolve } of reached) resolve();
  };

  const server = createServer((near) => {
    const link: Link = { near, far: connect(Number(target.port), target.hostname), fate: 'passes' };
    links.add(link);
    near.on('data', (chunk) => {
      if (link.fate === 'passes') link.far.write(chunk);
      else if (link.fate === 'reset-on-reuse') near.resetAndDestroy();
    });
    link.far.on('data', (chunk) => {
      if (link.fate === 'silent') return;
      bytesIn += chunk.length;
      if (near.write(chunk)) return;
      link.far.pause();
      near.once('drain', () => link.far.resume());
    });
    link.far.on('end', () => link.fate === 'silent' || near.end());
    near.on('close', () => {
      link.far.destroy();
      remove(link);
    });
    link.far.on('error', () => link.fate === 'silent' || near.resetAndDestroy());
    near.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => {
    server.close();
    for (const { near } of links) near.destroy();
  });
  const doom = (fate: Link['fate']) => {
    for (const link of links) link.fate = fate;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (baseUrl) => {
      target = new URL(baseUrl);
    },
    open: () => links.size,
    untilOpen: (most) =>
      new Promise((resolve) => {
        if (links.size <= most) resolve();
        else waiting.push({ most, resolve });
      }),
    bytesIn: () => bytesIn,
    silenceOpen: () => doom('silent'),
    resetOpenOnReuse: () => doom('reset-on-reuse'),
  };
}
