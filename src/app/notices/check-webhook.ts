import { readFileSync } from 'node:fs';
import { parseConfig } from '../../config/config.js';
import { ConfigError } from '../../config/config-error.js';
import { REPLAY_WINDOW_MS } from '../../live/notices/receive-notice.js';
import { checkWebhook } from '../../providers/advance-ai/notices/check-webhook.js';
import { describeStartupError } from '../startup-errors.js';

export type CheckArguments = {
  /** The path of the file with the captured request; `-` is standard input. */
  readonly path: string;
  readonly tenant: string;
};

const STDIN = 0;

/** Prints whether a captured webhook fits the configuration. Sets the exit code of the process to 1 if it does not. */
export function runCheckWebhook({ path, tenant }: CheckArguments): void {
  try {
    const config = parseConfig(process.env, (file) => readFileSync(file, 'utf8'));
    const secret = config.tenants.get(tenant)?.webhookSecret;
    if (secret === undefined) throw new ConfigError([`Tenant ${tenant} has no secret of a webhook.`]);
    const { fits, lines } = checkWebhook(readFileSync(path === '-' ? STDIN : path), {
      secret,
      template: config.webhookTemplate,
      now: Date.now(),
      windowMs: REPLAY_WINDOW_MS,
    });
    print(fits, lines.join('\n'));
  } catch (error) {
    print(false, explain(error));
  }
}

function print(fits: boolean, text: string): void {
  if (!fits) process.exitCode = 1;
  (fits ? process.stdout : process.stderr).write(`${text}\n`);
}

function explain(error: unknown): string {
  const explanation = describeStartupError(error);
  if (explanation !== undefined) return explanation;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'open' || syscall === 'read') return `The file with the request cannot be read (${code}).`;
  throw error;
}
