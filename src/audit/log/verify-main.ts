import { createReadStream, statSync } from 'node:fs';
import { verifyAudit } from './verify.js';
import { createVerifyProgress } from './verify-progress.js';

const paths = process.argv.slice(2);
if (paths.length === 0) fail(2, 'Usage: npm run audit:verify -- FILE...   (oldest file first)');
const verdict = await verify().catch((error: NodeJS.ErrnoException) =>
  fail(2, `The file cannot be read: ${error.code}`),
);
if (!verdict.isIntact) fail(1, `BROKEN: ${verdict.file}, line ${verdict.line}: ${verdict.fault}.`);
const { head, returnedMedia, bytesSetAside } = verdict;
process.stdout.write(
  `intact: ${head.sequence} lines, ${returnedMedia} handed out, ${bytesSetAside} bytes set aside; ends with ${head.hash}\n`,
);

async function verify() {
  const totalBytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const monotonicNow = () => performance.now();
  const progress = createVerifyProgress({ terminal: process.stderr, totalBytes, monotonicNow });
  try {
    return await verifyAudit(paths.map((path) => ({ name: path, bytes: progress.count(createReadStream(path)) })));
  } finally {
    progress.end();
  }
}

function fail(exitCode: 1 | 2, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}
