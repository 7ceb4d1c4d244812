import { readFileSync } from 'node:fs';
import type { Gateway } from './app/create-gateway.js';
import { exitWithError } from './app/startup-errors.js';
import { systemClock } from './async/clock.js';
import { type Config, parseConfig } from './config/config.js';
import { ConfigError } from './config/config-error.js';
import { readApiKeys } from './config/files/read-files.js';
import { createHttpClient } from './egress/http-client.js';
import { createLogger, createLogOutput } from './observability/logger.js';
import { PACKAGE_ROOT } from './package-root.js';

/** How long a slow log reader gets for the last lines; one that does not read must not block the exit. */
const LOG_FLUSH_MS = 500;

const config = readConfig();
const logOutput = createLogOutput(process.stdout);
const logger = createLogger(config.logLevel, logOutput);
const gateway = await openGateway(config);

const { apiKeysFile } = config;
// Without a handler the signal would end the process, and operators send it to all instances.
process.on('SIGHUP', () => (apiKeysFile === undefined ? logIgnoredSignal() : reloadApiKeys(apiKeysFile)));
// A second signal has no handler and ends the process immediately.
process.once('SIGTERM', () => void stop()).once('SIGINT', () => void stop());
logger.info({ url: `${gateway.url}/graphql`, metricsUrl: gateway.metricsUrl }, 'listening');

function readConfig(): Config {
  try {
    return parseConfig(process.env, readText);
  } catch (error) {
    return exitWithError(error);
  }
}

async function openGateway(config: Config): Promise<Gateway> {
  const send = createHttpClient({ proxies: config.proxies });
  try {
    // Loaded only now, so that errors in the configuration are reported without delay.
    const { startGateway } = await import('./app/create-gateway.js');
    const { warmUp } = await import('./app/warm-up/warm-up.js');
    const beforeListening = () => warmUp({ config, clock: systemClock, packageRoot: PACKAGE_ROOT, logger });
    return await startGateway(config, {
      clock: systemClock,
      fetch: send,
      send,
      random: Math.random,
      logger,
      sampleSignatureId: 'your-signature-id',
      beforeListening,
    });
  } catch (error) {
    return exitWithError(error, config);
  }
}

function logIgnoredSignal(): void {
  logger.info('SIGHUP ignored: API_KEYS_FILE is not set');
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function reloadApiKeys(path: string): void {
  try {
    gateway.replaceApiKeys(readApiKeys(path, readText));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    logger.error({ faults: error.errors }, 'Failed to reload API keys; keeping the previous ones');
  }
}

async function stop(): Promise<void> {
  logger.info('stopping');
  const isClosed = await gateway.close().then(
    () => true,
    // The log names the parts that failed.
    () => false,
  );
  logger.info('stopped');
  await Promise.race([logOutput.flush(), new Promise<void>((resolve) => systemClock.after(LOG_FLUSH_MS, resolve))]);
  // Provider calls without a waiting client must not block the exit.
  process.exit(isClosed ? 0 : 1);
}
