import { setTimeout } from 'node:timers/promises';
import type { createPost } from './post.js';

export type NormalCaller = {
  /** Milliseconds that each request took. */
  readonly durations: number[];
  /** Status and first characters of each answer that was not whole. */
  readonly failures: string[];
};

const INTERVAL_MS = 50;
const QUERY = 'query Normal($id: ID!) { livenessResult(signatureId: $id) { status faceImage { url expiresAt } } }';
/** Asked again and again; every other question is about an id that was never asked for. */
const HOT_ID = 'normal-hot';

const isWhole = (text: string) => text.startsWith('{"data":{"livenessResult":{"status"') && !text.includes('"errors"');

/** Asks about one id every 50 ms, whether or not the questions before were answered, until the time is over. */
export async function askNormally(
  post: ReturnType<typeof createPost>,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<NormalCaller> {
  const durations: number[] = [];
  const failures: string[] = [];
  const run = performance.now();
  const ask = async (turn: number) => {
    const id = turn % 2 === 0 ? HOT_ID : `normal-${Math.round(run)}-${turn}`;
    const startedAt = performance.now();
    const { status, text } = await post(JSON.stringify({ query: QUERY, variables: { id } }), headers);
    durations.push(performance.now() - startedAt);
    if (status !== 200 || !isWhole(text)) failures.push(`${status} ${text.slice(0, 200)}`);
  };
  const answers: Promise<void>[] = [];
  for (let turn = 0; performance.now() - run < seconds * 1_000; turn += 1) {
    answers.push(ask(turn));
    await setTimeout(INTERVAL_MS);
  }
  await Promise.all(answers);
  return { durations, failures };
}
