import 'reflect-metadata';
import './history/enums.js';
import './liveness/enums.js';
import './verification/enums.js';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { type AuthChecker, buildSchemaSync, type PubSub } from 'type-graphql';
import type { Scope } from '../domain/caller.js';
import { entityKeysOf, federate, toSubgraphSdl } from './federation/federate.js';
import {
  PageInfoResolver,
  VerificationRecordConnectionResolver,
  VerificationRecordEdgeResolver,
} from './history/connection.resolver.js';
import { HistoryQueryResolver } from './history/history-query.resolver.js';
import { VerificationRecordResolver } from './history/verification-record.resolver.js';
import { LiveQueryResolver } from './live/live-query.resolver.js';
import { LiveSubscriptionResolver } from './live/live-subscription.resolver.js';
import { LivenessImageResolver } from './liveness/liveness-image.js';
import { AuditImageArchiveResolver, LivenessVideoResolver } from './liveness/liveness-media.js';
import { FaceImagesResolver, SilentImageResolver } from './liveness/result-images.resolver.js';
import { FaceMediaResolver } from './liveness/result-media.resolver.js';
import { FaceMatchResolver, LivenessVerdictResolver } from './liveness/verdict.resolver.js';
import { NativeLivenessResultResolver } from './native/native-liveness-result.js';
import { NativeQueryResolver } from './native/native-query.resolver.js';
import { QueryResolver } from './query.resolver.js';
import { guardScopes } from './rules/authorization.js';
import { cacheRootsOf } from './rules/cache-roots.js';
import { setCosts } from './rules/cost.js';
import { resolveDirectly } from './rules/direct-resolvers.js';
import { assertMediaDeclared, recordMediaAccess } from './rules/media.js';
import { StartResolver } from './start/start.resolver.js';
import { DocumentImageResolver } from './verification/document-image.js';
import { DocumentValuesResolver } from './verification/document-values.resolver.js';
import { IdentityDocumentResolver } from './verification/identity-document.resolver.js';
import { LivenessVerificationResolver, VerificationResolver } from './verification/verification.resolver.js';
import { VerificationQueryResolver } from './verification/verification-query.resolver.js';

/** Falsy, so that type-graphql wraps no field: guardScopes enforces the scopes. */
const ENFORCED_BY_GUARD = null as unknown as AuthChecker;

/** type-graphql wants one. Each subscription has a source of its own instead. */
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('a subscription has no source');
  },
};

export type SchemaOptions = {
  /** Adds the fields of an Apollo Federation 2 subgraph. @default false */
  readonly isSubgraph?: boolean;
  /** Scopes that every caller has. @default none */
  readonly openScopes?: readonly Scope[];
};

/**
 * Builds the executable schema; needs no provider. Without options it is the public contract. Throws for a field that lacks
 * one of its declarations: scope, cacheRoot, delivers and media, or listSize.
 */
export function buildGatewaySchema({ isSubgraph = false, openScopes = [] }: SchemaOptions = {}): GraphQLSchema {
  const own = buildSchemaSync({
    resolvers: [
      QueryResolver,
      FaceImagesResolver,
      SilentImageResolver,
      FaceMediaResolver,
      LivenessVerdictResolver,
      FaceMatchResolver,
      LivenessImageResolver,
      AuditImageArchiveResolver,
      LivenessVideoResolver,
      VerificationQueryResolver,
      VerificationResolver,
      LivenessVerificationResolver,
      IdentityDocumentResolver,
      DocumentValuesResolver,
      DocumentImageResolver,
      NativeQueryResolver,
      NativeLivenessResultResolver,
      HistoryQueryResolver,
      VerificationRecordConnectionResolver,
      VerificationRecordEdgeResolver,
      PageInfoResolver,
      VerificationRecordResolver,
      LiveQueryResolver,
      LiveSubscriptionResolver,
      StartResolver,
    ],
    validate: false,
    // Apollo Server validates the schema; type-graphql would run the whole introspection query.
    skipCheck: true,
    authChecker: ENFORCED_BY_GUARD,
    pubSub: NO_TOPICS,
  });
  describeRoots(own);
  // Must precede everything that wraps resolvers.
  resolveDirectly(own);
  // Must precede everything that visits every field.
  const schema = isSubgraph ? federate(own) : own;
  guardScopes(schema, openScopes);
  setCosts(schema);
  cacheRootsOf(schema);
  assertMediaDeclared(schema);
  recordMediaAccess(schema);
  return schema;
}

/** Sets the descriptions of the root types; type-graphql creates them without one. */
function describeRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (query)
    query.description = 'Entry points of the API. All of them are read-only: nothing here changes a verification.';
  const subscription = schema.getSubscriptionType();
  if (subscription)
    subscription.description = 'Streams, as server-sent events, as multipart responses, or over a WebSocket.';
  if (mutation)
    mutation.description =
      'What changes something. Sent by POST only, executed one after the other, never cached and never repeated by the gateway.';
}

const BANNER = '# Emitted from src/graphql by `npm run schema`. Do not edit.\n\n';
const SUBGRAPH_BANNER =
  '# Emitted from src/graphql by `npm run schema`: what `_service { sdl }` says. Do not edit.\n\n';

/** Returns the public schema in SDL, sorted, so that a diff shows only real changes. */
export function printGatewaySchema(): string {
  return `${BANNER}${printSchema(lexicographicSortSchema(buildGatewaySchema()))}\n`;
}

/** Returns the subgraph schema in SDL, for composition with other services. */
export function printSubgraph(): string {
  const schema = buildGatewaySchema();
  return `${SUBGRAPH_BANNER}${toSubgraphSdl(schema, entityKeysOf(schema))}`;
}
