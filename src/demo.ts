import { startGateway } from './app.js';
import { systemClock } from './async/clock.js';
import { type Config, parseConfig } from './config.js';
import { toDemoScreen } from './demo-screen.js';
import { createSend } from './provider/send.js';
import { createLogger } from './server/logger.js';
import { type SampleName, samples } from './simulator/samples/samples.js';
import { demoAccessKey, demoSecretKey, startSimulator } from './simulator/simulator.js';
import { explainStartFailure } from './start-failure.js';

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
    return parseConfig(
      {
        PORT: process.env.PORT,
        AUTH: 'off',
        DRAIN_DELAY_MS: '0',
        ADVANCE_AI_BASE_URL: simulator.baseUrl,
        ADVANCE_AI_ACCESS_KEY: demoAccessKey,
        ADVANCE_AI_SECRET_KEY: demoSecretKey,
        LOG_LEVEL: 'error',
      },
      () => '',
    );
  } catch (error) {
    return giveUp(error);
  }
}

function giveUp(error: unknown, config?: Config): never {
  const explanation = explainStartFailure(error, config);
  if (explanation === undefined) throw error;
  process.stderr.write(`${explanation}\n`);
  process.exit(1);
}
