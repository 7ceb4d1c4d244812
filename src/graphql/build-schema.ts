import 'reflect-metadata';
import './enums.js';
import type { GraphQLSchema } from 'graphql';
import { type AuthChecker, buildSchemaSync } from 'type-graphql';
import type { Scope } from './caller.js';
import { describeQuery } from './describe-query.js';
import { resolveDirectly } from './direct-resolvers.js';
import { federate } from './federation/federate.js';
import { settleCosts } from './field-cost.js';
import { LivenessImageResolver } from './liveness-image.resolver.js';
import { AuditImageArchiveResolver, LivenessVideoResolver } from './liveness-media.resolver.js';
import { LivenessResultMediaResolver } from './liveness-result-media.resolver.js';
import { LivenessResultPicturesResolver } from './liveness-result-pictures.resolver.js';
import { LivenessVerdictResolver } from './liveness-verdict.resolver.js';
import { noteDisclosures } from './note-disclosures.js';
import { QueryResolver } from './query.resolver.js';
import { guardScopes } from './scope-guard.js';

/** Falsy, so that type-graphql wraps no field; see guardScopes. */
const ENFORCED_BY_GUARD = null as unknown as AuthChecker;

export type SchemaOptions = {
  /** Whether it is a subgraph of Apollo Federation 2 as well. */
  readonly isSubgraph?: boolean;
  /** What every caller may see, whatever its credential says. */
  readonly openScopes?: readonly Scope[];
};

/** The executable schema; needs no provider. Without options it is the public contract. */
export function buildGatewaySchema({ isSubgraph = false, openScopes = [] }: SchemaOptions = {}): GraphQLSchema {
  const own = buildSchemaSync({
    resolvers: [
      QueryResolver,
      LivenessResultPicturesResolver,
      LivenessResultMediaResolver,
      LivenessVerdictResolver,
      LivenessImageResolver,
      AuditImageArchiveResolver,
      LivenessVideoResolver,
    ],
    validate: false,
    // Apollo Server checks it; this would run the whole introspection query over it.
    skipCheck: true,
    authChecker: ENFORCED_BY_GUARD,
  });
  describeQuery(own);
  // Before what wraps resolvers.
  resolveDirectly(own);
  // Before what looks at every field.
  const schema = isSubgraph ? federate(own) : own;
  guardScopes(schema, openScopes);
  settleCosts(schema);
  noteDisclosures(schema);
  return schema;
}
