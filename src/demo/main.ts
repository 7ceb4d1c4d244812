import { startGateway } from '../app/create-gateway.js';
import { exitWithError } from '../app/startup-errors.js';
import { systemClock } from '../async/clock.js';
import { createCloser } from '../async/closer.js';
import { type Config, parseConfig } from '../config/config.js';
import { createHttpClient } from '../egress/http-client.js';
import { createLogger } from '../observability/logger.js';
import { type NativeSample, nativeSamples } from '../simulator/samples/native-samples.js';
import type { Sample } from '../simulator/samples/sample.js';
import { type SampleName, samples } from '../simulator/samples/samples.js';
import { startSimulator } from '../simulator/simulator.js';
import { toDemoEnvironment } from './environment.js';

/** Runs the gateway and a simulated provider in one process, as a demo. Not for production. */

const QUERY =
  'query ($id: ID!) { livenessResult(signatureId: $id) { status errorCode isLikelyAttack attackReasons faceLivenessScore livenessThreshold livenessAttackType faceImage { kind capturedAt url expiresAt } } }';

/** One of each kind: a longer list would push the addresses off the screen. */
const SHOWN: readonly SampleName[] = [
  'passFarNear',
  'passSilent',
  'passWithArchive',
  'passVideoReadyLater',
  'attackPresentation',
  'attackInjection',
  'faceMatch',
  'faceMismatch',
  'running',
  'runningThenPass',
  'oldestShape',
  'erased',
];

/** A frontend in development is served from another port of this machine. */
const LOOPBACK_PAGES = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:*`).join(',');

const simulator = await startSimulator();
const config = readConfig();
// Without a proxy: all requests stay in this process.
const send = createHttpClient();
const gateway = await startGateway(config, {
  clock: systemClock,
  fetch: send,
  send,
  random: Math.random,
  logger: createLogger(config.logLevel),
  sampleSignatureId: samples.attackPresentation.signatureId,
  sampleLivenessId: nativeSamples.nativeAttack.livenessId,
}).catch((error: unknown) => exitWithError(error, config));

const gatewayUrl = `${gateway.url}/graphql`;
const variables = { id: samples.attackPresentation.signatureId };
const response = await fetch(gatewayUrl, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: QUERY, variables }),
});
const answer: unknown = await response.json();
// Before the screen says how to stop it.
const closer = createCloser();
closer.add('simulator', simulator.close);
closer.add('gateway', gateway.close);
const stop = async () => {
  const isClosed = await closer.closeAll().then(
    () => true,
    () => false,
  );
  process.exit(isClosed ? 0 : 1);
};
process.once('SIGTERM', () => void stop()).once('SIGINT', () => void stop());
const shown = SHOWN.map((name) => samples[name]);
const { nativePass, nativeAttack } = nativeSamples;
const shownNative = [nativePass, nativeAttack];
const others = Object.keys({ ...samples, ...nativeSamples }).length - shown.length - shownNative.length;
process.stdout.write(
  toDemoScreen({ gatewayUrl, samples: shown, nativeSamples: shownNative, others, query: QUERY, variables, answer }),
);

/** Reads only the port from the environment, so that the demo never uses a real account. */
function readConfig(): Config {
  try {
    const env = {
      ...toDemoEnvironment(simulator),
      CORS_ORIGINS: LOOPBACK_PAGES,
      // The simulator charges nothing.
      NATIVE_RESULTS: 'on',
      PORT: process.env.PORT,
      LOG_LEVEL: 'error',
    };
    return parseConfig(env, () => '');
  } catch (error) {
    return exitWithError(error);
  }
}

export type DemoScreen = {
  readonly gatewayUrl: string;
  readonly samples: readonly Sample[];
  readonly nativeSamples: readonly NativeSample[];
  /** Number of samples that are not on the screen. */
  readonly others: number;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The gateway's actual response to that query. */
  readonly answer: unknown;
};

/** Returns the text that the demo prints. */
function toDemoScreen({ gatewayUrl, samples, nativeSamples, others, query, variables, answer }: DemoScreen): string {
  const body = JSON.stringify({ query, variables });
  return `
liveness-gateway with a simulated provider. It needs no account and no internet; all people are fictitious.

Open in a browser:

  ${new URL('/console', gatewayUrl)}  console: verdicts and images, by the ids below
  ${new URL('/explore', gatewayUrl)}  explorer: operations to run
  ${gatewayUrl}  Apollo Sandbox (loaded from the internet)

Or run

curl -s ${gatewayUrl} -H 'content-type: application/json' --data '${body}'

which returns

${JSON.stringify(answer, null, 2)}

Ids to try:

${samples.map(({ signatureId, description }) => `  ${signatureId}  ${description}`).join('\n')}

Liveness ids of the native SDK:

${nativeSamples.map(({ livenessId, description }) => `  ${livenessId}  ${description}`).join('\n')}

and ${others} more, listed by npm run simulator.
Ids for each error: docs/frontend.md, "Errors to try".

Stop with Ctrl-C.
`;
}
