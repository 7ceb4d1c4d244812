import { GraphQLID, type GraphQLSchema } from 'graphql';
import type { Scope } from '../caller.js';
import type { GatewayContext } from '../context.js';
import { COSTS, type ListSize } from '../field-cost.js';
import { assertListLength } from '../input.js';
import { loadResult } from '../load-result.js';
import type { Representation } from './any-scalar.js';
import { toSubgraphSchema } from './subgraph-schema.js';
import { toSubgraphSdl } from './subgraph-sdl.js';

/** What other services may refer to, and by which field. */
export const ENTITY_KEYS = { LivenessResult: 'signatureId' } as const;

const SERVICE_SCOPE: Scope = 'liveness:introspect';
const ENTITY_SCOPE: Scope = 'liveness:read';

/** The gateway's schema as a subgraph. References are resolved as ids are: same loaders, limits, scopes and costs. */
export function federate(schema: GraphQLSchema): GraphQLSchema {
  return toSubgraphSchema<GatewayContext>(schema, {
    sdl: toSubgraphSdl(schema, ENTITY_KEYS),
    entities: {
      LivenessResult: (representation, context, info) => loadResult(toSignatureId(representation), context, info),
    },
    admit: (representations, { limits }) => assertListLength('representations', representations, limits),
    extensions: {
      service: { scope: SERVICE_SCOPE, cost: COSTS.plain },
      entities: {
        scope: ENTITY_SCOPE,
        cost: COSTS.result,
        listSize: { argument: 'representations' } satisfies ListSize,
      },
    },
  });
}

/** As an argument of type ID would be read; what is none is text that no id looks like. */
function toSignatureId(representation: Representation): string {
  const value = representation[ENTITY_KEYS.LivenessResult];
  try {
    return GraphQLID.parseValue(value);
  } catch {
    return '';
  }
}
