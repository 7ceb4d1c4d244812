/** Tells the runner where a contender listens. */
export function announce(url) {
  process.stdout.write(`${JSON.stringify({ url })}\n`);
}
