/** Runs work in the order of its arrival, a few pieces in each turn of the event loop. */
export type RunInTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Some milliseconds of work: arriving requests are read in between. */
const PER_TURN = 16;

/**
 * Creates a queue without a bound: its users bound how many pieces of work each of them adds. `nextTurn` calls back in the
 * next turn of the event loop.
 */
export function createTurns(nextTurn: (callback: () => void) => void): RunInTurn {
  const waiting: (() => void)[] = [];
  let isScheduled = false;

  const onTurn = () => {
    const begun = waiting.splice(0, PER_TURN);
    isScheduled = waiting.length > 0;
    if (isScheduled) nextTurn(onTurn);
    for (const begin of begun) begin();
  };

  return (work) =>
    new Promise<void>((begin) => {
      waiting.push(begin);
      if (isScheduled) return;
      isScheduled = true;
      nextTurn(onTurn);
    }).then(work);
}
