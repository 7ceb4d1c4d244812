import 'reflect-metadata';
import './enums.js';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { LivenessImageResolver } from './liveness-image.resolver.js';
import { AuditImageArchiveResolver, LivenessVideoResolver } from './liveness-media.resolver.js';
import { LivenessResultResolver } from './liveness-result.resolver.js';
import { LivenessVerdictResolver } from './liveness-verdict.resolver.js';
import { QueryResolver } from './query.resolver.js';

/** The executable schema; needs neither configuration nor provider. */
export function buildGatewaySchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      QueryResolver,
      LivenessResultResolver,
      LivenessVerdictResolver,
      LivenessImageResolver,
      AuditImageArchiveResolver,
      LivenessVideoResolver,
    ],
    validate: false,
  });
}
