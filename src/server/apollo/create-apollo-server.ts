import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import { formatError } from '../../graphql/errors/to-graphql-errors.js';
import type { Spend } from '../limits/admission/rate-limit.js';
import { type CostOf, createCostGuard } from '../limits/cost-guard.js';
import { createValidationGate, type DocumentLimits } from '../limits/documents/document-limits.js';
import { createTrustGate, createUntrustedLog, type TrustedDocuments } from '../trusted-documents/trusted-documents.js';
import { createDocumentStore } from './document-store.js';
import { createIntrospectionGuard } from './plugins/introspection.js';
import { createLegacyStatus } from './plugins/legacy-status.js';
import type { RequestContext } from './request-context.js';
import type { SampleOperation } from './sample-operations.js';

export type ApolloOptions = {
  readonly schema: GraphQLSchema;
  readonly limits: DocumentLimits;
  readonly costOf: CostOf;
  readonly spendCost: Spend | undefined;
  readonly config: Pick<Config, 'introspection' | 'landingPage' | 'maxQueryCost' | 'trustedDocuments'>;
  /** Undefined if TRUSTED_DOCUMENTS is off. */
  readonly trusted: TrustedDocuments | undefined;
  readonly logger: Logger;
  /** Operations for the landing page. */
  readonly samples: readonly SampleOperation[];
  /** Further plugins, which run after those of this file. */
  readonly plugins: readonly ApolloServerPlugin<RequestContext>[];
};

/** Errors of validation or variable coercion that are reported. One more says that there are others. */
const MAX_ERRORS = 5;

/** Creates Apollo Server with every option set that it would otherwise derive from NODE_ENV or its own variables. */
export function createApolloServer(options: ApolloOptions): ApolloServer<RequestContext> {
  const { schema, limits, costOf, spendCost, config, trusted, logger, samples, plugins } = options;
  return new ApolloServer<RequestContext>({
    schema,
    formatError,
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: [
      // The trust gate checks the limits itself.
      createValidationGate(
        trusted && config.trustedDocuments === 'only' ? createTrustGate(trusted, limits) : limits.findExceeded,
      ),
    ],
    validationOptions: { maxErrors: MAX_ERRORS },
    executionOptions: { maxCoercionErrors: MAX_ERRORS },
    // The introspection guard below decides for each caller.
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
      createCostGuard({ costOf, maxCost: config.maxQueryCost, spend: spendCost }),
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

/** The origin of Apollo Sandbox when it is not embedded in the landing page. */
export const SANDBOX_ORIGIN = 'https://studio.apollographql.com';

/**
 * Creates the landing page: Apollo Sandbox with sample operations, all in one document since Sandbox opens with one tab.
 * Requires internet access: the page loads Sandbox from Apollo.
 */
function createLandingPage(kind: 'sandbox' | 'off', samples: readonly SampleOperation[]): ApolloServerPlugin {
  if (kind === 'off') return ApolloServerPluginLandingPageDisabled();
  return ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false },
    footer: false,
    includeCookies: false,
    document: samples.map(({ query }) => query).join('\n'),
    variables: Object.assign({}, ...samples.map(({ variables }) => variables)),
    headers: Object.assign({}, ...samples.map(({ headers }) => headers)),
  });
}
