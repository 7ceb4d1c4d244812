import { toScreen } from './screen.js';
import { parseSettings } from './settings.js';
import { startSimulator } from './simulator.js';

try {
  const simulator = await startSimulator(parseSettings(process.env));
  process.stdout.write(toScreen(simulator));
  const stop = () => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`The simulator cannot start.\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
