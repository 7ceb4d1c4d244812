import { spawn } from 'node:child_process';
import { toDemoEnvironment } from '../../../src/demo/environment.js';
import { type Simulator, startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../close-after-test.js';

export type GatewayProcess = {
  /** Returns the output so far, of standard output and error. */
  output(): string;
  /** Resolves with the output as soon as it contains the text; rejects if the process ends before. */
  until(text: string): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** Stops reading the output. */
  pauseOutput(): void;
  /** Continues to read the output. */
  resumeOutput(): void;
  /** Like `ended`, but before the last output has been read. */
  readonly exited: Promise<number | NodeJS.Signals | null>;
  /** The exit code, or the signal that killed the process. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
};

/** Runs the built `main.js` with only these variables, as an operator would; killed when the test ends. */
export function startProcess(env: Readonly<Record<string, string>>): GatewayProcess {
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  closeAfterTest(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return {
    output: () => output,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(text)) return;
          // Searching the whole log for each line would dominate a test under load.
          child.stdout.off('data', look);
          resolve(output);
        };
        child.stdout.on('data', look);
        child.once('close', () => reject(new Error(`ended after: ${output}`)));
        look();
      }),
    signal: (signal) => void child.kill(signal),
    pauseOutput: () => void child.stdout.pause(),
    resumeOutput: () => void child.stdout.resume(),
    exited,
    ended,
  };
}

/** Returns the variables of a gateway in front of this simulator, on any free port. */
export function toEnv(simulator: Pick<Simulator, 'baseUrl'>): Record<string, string> {
  return { ...toDemoEnvironment(simulator), PORT: '0' };
}

/** Starts a gateway as a separate process, in front of a simulator in this one. */
export async function startListeningProcess(env: Readonly<Record<string, string>> = {}) {
  const simulator = await startSimulator();
  closeAfterTest(simulator.close);
  const gateway = startProcess({ ...toEnv(simulator), ...env });
  const output = await gateway.until('"listening"');
  const [url = '', metricsUrl = ''] = ['url', 'metricsUrl'].map(
    (name) => RegExp(`"${name}":"([^"]+)"`).exec(output)?.[1],
  );
  const ask = (query: string) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return { ...gateway, simulator, url, metricsUrl, ask };
}
