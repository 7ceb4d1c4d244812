import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Metrics } from './metrics.js';
import { createPrometheusMetrics } from './prometheus-metrics.js';

export type MetricsServer = {
  /** Such as http://127.0.0.1:9464/metrics. */
  readonly url: string;
  readonly metrics: Metrics;
  close(): Promise<void>;
};

/**
 * Starts a server for Prometheus on its own port, away from the port that clients use. Rejects when the port is taken.
 */
export async function startMetricsServer(
  host: string,
  port: number,
  monotonicNow: () => number,
): Promise<MetricsServer> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const metrics = createPrometheusMetrics(registry, monotonicNow);

  const server = createServer((request, response) => {
    const isScrape = request.method === 'GET' && request.url?.split('?', 1)[0] === '/metrics';
    if (!isScrape) {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    url: toUrl(server),
    metrics,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function toUrl(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/metrics`;
}
