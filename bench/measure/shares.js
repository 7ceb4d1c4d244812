/**
 * Of a CPU profile of V8 the share of each owner of code in the time between two instants that was not idle, the
 * largest first.
 */
export function toShares({ nodes, samples, timeDeltas, startTime }, { from, to }) {
  const owners = new Map(nodes.map(({ id, callFrame }) => [id, toOwner(callFrame)]));
  const times = new Map();
  let now = startTime;
  for (const [index, id] of samples.entries()) {
    now += timeDeltas[index];
    const owner = owners.get(id);
    if (owner === undefined || now < from || now > to) continue;
    times.set(owner, (times.get(owner) ?? 0) + timeDeltas[index]);
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([owner, time]) => ({ owner, share: time / total }))
    .sort((one, other) => other.share - one.share);
}

const OWN_MODULE = /\/build\/(.+)\.js$/;
const LIBRARY = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/;
const HTTP = /^node:(_http|net$|internal\/(stream|js_stream|streams|http|child))/;

/** Undefined for nothing at all. */
function toOwner({ functionName, url, lineNumber }) {
  if (functionName === '(idle)') return undefined;
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'other native code';
  // Only what was written in JavaScript has lines.
  if (url === '')
    return lineNumber < 0 ? `native: ${functionName || 'without a name'}` : 'queries as compiled functions';
  if (url.startsWith('node:')) return HTTP.test(url) ? "Node's HTTP, streams and sockets" : 'the rest of Node';
  const library = LIBRARY.exec(url)?.[1];
  if (library !== undefined) return library;
  const module = OWN_MODULE.exec(url)?.[1];
  if (module === undefined) return 'code of other files';
  const [room, part] = module.split('/');
  return `src/${module.split('/').length > 2 ? `${room}/${part}` : room}`;
}
