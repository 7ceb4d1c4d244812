import { createReadStream } from 'node:fs';
import { verifyAudit } from './verify-audit.js';

const paths = process.argv.slice(2);
if (paths.length === 0) giveUp(2, 'usage: npm run audit:verify -- FILE...   (oldest file first)');
const sources = paths.map((path) => ({ name: path, bytes: createReadStream(path) }));
const verdict = await verifyAudit(sources).catch((error: NodeJS.ErrnoException) =>
  giveUp(2, `The file cannot be read: ${error.code}`),
);
if (!verdict.isIntact) giveUp(1, `BROKEN: ${verdict.file}, line ${verdict.line}: ${verdict.fault}.`);
const { head, handedOut, bytesSetAside } = verdict;
process.stdout.write(
  `intact: ${head.sequence} lines, ${handedOut} handed out, ${bytesSetAside} bytes set aside; ends with ${head.hash}\n`,
);

function giveUp(exitCode: 1 | 2, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}
