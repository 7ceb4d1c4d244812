import { readFileSync } from 'node:fs';
import type { Gateway } from './app.js';
import { systemClock } from './async/clock.js';
import { ConfigError } from './config/config-error.js';
import { readApiKeys } from './config/read-files.js';
import { type Config, parseConfig } from './config.js';
import { createSend } from './provider/send.js';
import { createLogger } from './server/logger.js';
import { giveUp } from './start-failure.js';

const config = readConfig();
const logger = createLogger(config.logLevel);
const gateway = await openGateway(config);

const { apiKeysFile } = config;
if (apiKeysFile !== undefined) process.on('SIGHUP', () => rereadApiKeys(apiKeysFile));
// A second signal finds no handler and ends the process at once.
process.once('SIGTERM', () => void stop()).once('SIGINT', () => void stop());
logger.info({ url: `${gateway.url}/graphql`, metricsUrl: gateway.metricsUrl }, 'listening');

function readConfig(): Config {
  try {
    return parseConfig(process.env, readText);
  } catch (error) {
    return giveUp(error);
  }
}

async function openGateway(config: Config): Promise<Gateway> {
  const surroundings = {
    clock: systemClock,
    fetch,
    send: createSend(),
    random: Math.random,
    logger,
    sampleSignatureId: 'your-signature-id',
  };
  try {
    // Loaded now: whoever has made a mistake in the configuration is told at once.
    const { startGateway } = await import('./app.js');
    return await startGateway(config, surroundings);
  } catch (error) {
    return giveUp(error, config);
  }
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function rereadApiKeys(path: string): void {
  try {
    gateway.replaceApiKeys(readApiKeys(path, readText));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    logger.error({ faults: error.faults }, 'API KEYS NOT REPLACED: those of before stay in force');
  }
}

async function stop(): Promise<void> {
  logger.info('stopping');
  await gateway.close();
  logger.info('stopped');
  // Calls of the provider that nobody waits for any more must not keep the process.
  process.exit(0);
}
