import { toSimulatorScreen } from './screen.js';
import { parseSettings } from './settings.js';
import { startSimulator } from './simulator.js';

try {
  const simulator = await startSimulator(parseSettings(process.env));
  const stop = () => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(toSimulatorScreen(simulator));
} catch (error) {
  process.stderr.write(`The simulator could not start.\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
