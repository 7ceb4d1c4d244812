import { readFileSync } from 'node:fs';
import { createGatewayRuntime, type GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime';
import type { ExecutionResult } from 'graphql';
import { closeAfterTest } from '../../../support/close-after-test.js';
import { startTestGateway, type TestGatewayOptions } from '../../../support/gateway/gateway.js';
import { createApplicants } from './applicants.js';
import { passOnTo, serveSubgraph } from './http-subgraph.js';
import { compose } from './supergraph.js';

export type HiveOptions = TestGatewayOptions & {
  readonly signatureIds: (sampleIds: Readonly<Record<string, string>>) => readonly (string | null)[];
  readonly hive?: Pick<GatewayConfigSupergraph, 'propagateHeaders' | 'transportEntries'>;
};

/** Hive Gateway as the router over the gateway and the service of applicants, which it asks over HTTP. */
export async function startBehindHive({ signatureIds, hive = {}, ...options }: HiveOptions) {
  const gateway = await startTestGateway({ ...options, env: { FEDERATION: 'on', ...options.env } });
  const applicants = createApplicants(signatureIds(gateway.simulator.sampleIds));
  const liveness = await serveSubgraph(passOnTo(gateway.url));
  const others = await serveSubgraph(async ({ query, variables }) => ({
    status: 200,
    text: JSON.stringify(await applicants.run(query, variables)),
  }));
  const runtime = createGatewayRuntime({
    supergraph: compose([
      { name: 'liveness', sdl: readFileSync('schema/subgraph.graphql', 'utf8'), url: liveness.url },
      { name: 'applicants', sdl: applicants.sdl, url: others.url },
    ]),
    logging: false,
    ...hive,
  });
  closeAfterTest(async () => runtime[Symbol.asyncDispose]());
  const ask = async (query: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await runtime.fetch('http://router.invalid/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as ExecutionResult;
  };
  return { ...gateway, ask, toLiveness: liveness.requests, toApplicants: others.requests };
}
