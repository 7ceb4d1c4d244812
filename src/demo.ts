import { startGateway } from './app.js';
import { systemClock } from './async/clock.js';
import { type Config, parseConfig } from './config.js';
import { toDemoEnvironment } from './demo-environment.js';
import { toDemoScreen } from './demo-screen.js';
import { createSend } from './provider/send.js';
import { createLogger } from './server/logger.js';
import { type SampleName, samples } from './simulator/samples/samples.js';
import { startSimulator } from './simulator/simulator.js';
import { giveUp } from './start-failure.js';

/** The gateway and a simulated provider in one process, to look at. Never the way to run it for real people. */

const QUERY =
  'query ($id: ID!) { livenessResult(signatureId: $id) { status errorCode isLikelyAttack attackReasons faceLivenessScore livenessThreshold livenessAttackType faceImage { kind capturedAt url expiresAt } } }';

/** One of each kind: more would push what to open off the screen. */
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

const simulator = await startSimulator();
const config = readConfig();
const gateway = await startGateway(config, {
  clock: systemClock,
  fetch,
  send: createSend(),
  random: Math.random,
  logger: createLogger(config.logLevel),
  sampleSignatureId: samples.attackPresentation.signatureId,
}).catch((error: unknown) => giveUp(error, config));

const gatewayUrl = `${gateway.url}/graphql`;
const variables = { id: samples.attackPresentation.signatureId };
const response = await fetch(gatewayUrl, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: QUERY, variables }),
});
const answer: unknown = await response.json();
// Before it says how it is ended.
const stop = async () => {
  await gateway.close();
  await simulator.close();
  process.exit(0);
};
process.once('SIGTERM', () => void stop()).once('SIGINT', () => void stop());
const shown = SHOWN.map((name) => samples[name]);
const others = Object.keys(samples).length - shown.length;
process.stdout.write(toDemoScreen({ gatewayUrl, samples: shown, others, query: QUERY, variables, answer }));

/** Of the environment only the port counts: a demo of real people's pictures would be none. */
function readConfig(): Config {
  try {
    const env = { ...toDemoEnvironment(simulator), PORT: process.env.PORT, LOG_LEVEL: 'error' };
    return parseConfig(env, () => '');
  } catch (error) {
    return giveUp(error);
  }
}
