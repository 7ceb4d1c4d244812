import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

/** Where Apollo Sandbox runs when it is not embedded in our own page. */
export const SANDBOX_ORIGIN = 'https://studio.apollographql.com';

/** Also to be found in schema/, where a test runs it. */
export const SAMPLE_OPERATION = `query Explore($signatureId: ID!) {
  livenessResult(signatureId: $signatureId) {
    status
    errorCode
    isLikelyAttack
    attackReasons
    faceLivenessScore
    livenessThreshold
    livenessAttackType
    images {
      kind
      capturedAt
      url
      expiresAt
    }
    eventDetails {
      event
      result
      createdAt
    }
  }
}
`;

/** Apollo Sandbox with something to run at once. Needs the internet: the page loads Sandbox from Apollo. */
export function createLandingPage(kind: 'sandbox' | 'off', sampleSignatureId: string): ApolloServerPlugin {
  if (kind === 'off') return ApolloServerPluginLandingPageDisabled();
  return ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false },
    footer: false,
    includeCookies: false,
    document: SAMPLE_OPERATION,
    variables: { signatureId: sampleSignatureId },
  });
}
