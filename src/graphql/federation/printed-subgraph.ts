import { buildGatewaySchema } from '../build-schema.js';
import { ENTITY_KEYS } from './federate.js';
import { toSubgraphSdl } from './subgraph-sdl.js';

const BANNER = '# Emitted from src/graphql by `npm run schema`: what `_service { sdl }` says. Do not edit.\n\n';

/** The contract for whoever composes this gateway with other services. */
export function printSubgraph(): string {
  return `${BANNER}${toSubgraphSdl(buildGatewaySchema(), ENTITY_KEYS)}`;
}
