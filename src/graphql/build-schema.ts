import 'reflect-metadata';
import './enums.js';
import type { GraphQLSchema } from 'graphql';
import { type AuthChecker, buildSchemaSync } from 'type-graphql';
import { describeQuery } from './describe-query.js';
import { resolveDirectly } from './direct-resolvers.js';
import { settleCosts } from './field-cost.js';
import { LivenessImageResolver } from './liveness-image.resolver.js';
import { AuditImageArchiveResolver, LivenessVideoResolver } from './liveness-media.resolver.js';
import { LivenessResultResolver } from './liveness-result.resolver.js';
import { LivenessVerdictResolver } from './liveness-verdict.resolver.js';
import { noteDisclosures } from './note-disclosures.js';
import { QueryResolver } from './query.resolver.js';
import { guardScopes } from './scope-guard.js';

/** Falsy, so that type-graphql wraps no field; see guardScopes. */
const ENFORCED_BY_GUARD = null as unknown as AuthChecker;

/** The executable schema; needs neither configuration nor provider. */
export function buildGatewaySchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      QueryResolver,
      LivenessResultResolver,
      LivenessVerdictResolver,
      LivenessImageResolver,
      AuditImageArchiveResolver,
      LivenessVideoResolver,
    ],
    validate: false,
    authChecker: ENFORCED_BY_GUARD,
  });
  describeQuery(schema);
  // Before what wraps resolvers.
  resolveDirectly(schema);
  guardScopes(schema);
  settleCosts(schema);
  noteDisclosures(schema);
  return schema;
}
