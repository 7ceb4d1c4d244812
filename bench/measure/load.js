import { runToEnd } from './child.js';

/** Has a server asked for some seconds by a process of its own, and says how that went. */
export async function runLoad({ url, workload, connections, seconds, authorization, cwd }) {
  const text = await runToEnd(
    [
      'load/generator.js',
      ...['--url', url, '--workload', workload, '--connections', connections],
      ...['--seconds', seconds, '--authorization', authorization],
    ],
    { cwd },
  );
  return JSON.parse(text);
}
