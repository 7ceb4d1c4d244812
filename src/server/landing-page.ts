import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { SampleOperation } from './sample-operations.js';

/** Where Apollo Sandbox runs when it is not embedded in our own page. */
export const SANDBOX_ORIGIN = 'https://studio.apollographql.com';

/**
 * Apollo Sandbox with operations to run at once, the first of them in one document with the others: Sandbox begins with
 * one tab. Needs the internet: the page loads Sandbox from Apollo.
 */
export function createLandingPage(kind: 'sandbox' | 'off', samples: readonly SampleOperation[]): ApolloServerPlugin {
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
