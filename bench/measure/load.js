import { runToEnd } from './child.js';

/** Has a server asked for some seconds by a process of its own, and says how that went. */
export async function runLoad({ url, workload, connections, seconds, authorization, cwd, pauseMs = 0, seed = 1 }) {
  const text = await runToEnd(
    [
      'load/generator.js',
      ...['--url', url, '--workload', workload, '--connections', connections],
      ...['--seconds', seconds, '--authorization', authorization],
      ...['--pause-ms', pauseMs, '--seed', seed],
    ],
    { cwd },
  );
  return JSON.parse(text);
}
