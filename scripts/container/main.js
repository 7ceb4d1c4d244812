import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from '../read-options.js';
import { buildStages } from './build-stages.js';
import { tryImage } from './try-image.js';

/** Carries out the Dockerfile without an engine, and runs what comes of it; `--reuse` takes installed packages as they are. */

const { values } = readOptions('npm run container -- [--reuse]', {
  options: { reuse: { type: 'boolean', default: false } },
});
const scratch = mkdtempSync(join(tmpdir(), 'container-'));
// Whoever it is run by has to get in.
chmodSync(scratch, 0o755);
try {
  const image = buildStages(scratch, values);
  await tryImage(image, scratch);
  process.stdout.write('What the Dockerfile builds is healthy, answers, writes nothing, and ends on SIGTERM.\n');
} catch (error) {
  process.stderr.write(`The image is not in order: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  spawnSync('chmod', ['-R', 'u+w', scratch]);
  rmSync(scratch, { recursive: true });
}
