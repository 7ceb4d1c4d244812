import { spawnSync } from 'node:child_process';

/** Where Chromium is on this machine; empty where there is none. Another one may stand in, by its path in CHROMIUM. */
export function findChromium() {
  return process.env.CHROMIUM ?? spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim();
}
