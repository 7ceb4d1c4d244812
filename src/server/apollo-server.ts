import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { formatError } from '../graphql/errors.js';
import { knownOperationTypes } from '../graphql/known-operation-types.js';
import { createDocumentStore } from './document-store.js';
import { createIntrospectionGuard } from './introspection.js';
import { createLandingPage } from './landing-page.js';
import { createLegacyStatus } from './legacy-status.js';
import { type CostOf, createCostGuard } from './limits/cost-guard.js';
import { findExceededLimit, MAX_TOKENS } from './limits/document-limits.js';
import { createValidationGate } from './limits/validation-gate.js';
import type { RequestContext } from './request-context.js';
import { createRequestLog } from './request-log.js';
import type { SampleOperation } from './sample-operations.js';
import { createTrustGate, type TrustedDocuments } from './trusted-documents/trusted-documents.js';
import { createUntrustedLog } from './trusted-documents/untrusted-log.js';

export type ApolloOptions = {
  readonly schema: GraphQLSchema;
  readonly costOf: CostOf;
  readonly config: Pick<Config, 'introspection' | 'landingPage' | 'maxQueryCost' | 'trustedDocuments'>;
  /** Undefined where TRUSTED_DOCUMENTS is off. */
  readonly trusted: TrustedDocuments | undefined;
  readonly logger: Logger;
  readonly monotonicNow: () => number;
  /** What the landing page begins with. */
  readonly samples: readonly SampleOperation[];
  /** What else has a part in a request. */
  readonly plugins: readonly ApolloServerPlugin<RequestContext>[];
};

/** Every choice that Apollo would else make by NODE_ENV or by variables of its own is made here. */
export function createApolloServer(options: ApolloOptions): ApolloServer<RequestContext> {
  const { schema, costOf, config, trusted, logger, monotonicNow, samples, plugins } = options;
  return new ApolloServer<RequestContext>({
    schema,
    formatError,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [
      ...(trusted && config.trustedDocuments === 'only' ? [createValidationGate(createTrustGate(trusted))] : []),
      createValidationGate(findExceededLimit),
      knownOperationTypes,
    ],
    validationOptions: { maxErrors: 5 },
    // Who may introspect is for the guard below to say, caller by caller.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    documentStore: createDocumentStore(),
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger,
    plugins: [
      createLandingPage(config.landingPage, samples),
      createRequestLog(logger, monotonicNow),
      createCostGuard(costOf, config.maxQueryCost),
      ...(trusted && config.trustedDocuments === 'log' ? [createUntrustedLog(trusted, logger)] : []),
      ...(config.introspection === 'on' ? [] : [createIntrospectionGuard()]),
      createLegacyStatus(),
      ...plugins,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
