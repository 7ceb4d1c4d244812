import { readFileSync } from 'node:fs';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { APPLICANTS_SDL } from './applicants.js';

const { GATEWAY_URL = 'http://127.0.0.1:4000/graphql' } = process.env;
const LIVENESS_SDL = readFileSync(new URL(import.meta.resolve('liveness-gateway-client/subgraph.graphql')), 'utf8');

/** Composes the two subgraphs and creates a router in front of them, which passes the credential on to the gateway. */
export function createRouter(applicantsUrl: string) {
  const composed = composeServices([
    { name: 'liveness', typeDefs: parse(LIVENESS_SDL), url: GATEWAY_URL },
    { name: 'applicants', typeDefs: parse(APPLICANTS_SDL), url: applicantsUrl },
  ]);
  if (compositionHasErrors(composed)) throw new AggregateError(composed.errors, 'the subgraphs do not fit together');
  return createGatewayRuntime({
    supergraph: composed.supergraphSdl,
    logging: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request, subgraphName }) => {
        const authorization = request.headers.get('authorization');
        return subgraphName === 'liveness' && authorization !== null ? { authorization } : undefined;
      },
    },
  });
}
