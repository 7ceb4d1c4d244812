import { setTimeout } from 'node:timers/promises';
import { openRaw } from '../../support/raw-http.js';
import type { createPost } from './post.js';

export type Target = {
  readonly url: string;
  readonly post: ReturnType<typeof createPost>;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the abuse has to end. */
  readonly isOver: () => boolean;
};

/** What one caller does to a gateway that others use, until it is over. */
export type Abuse = (target: Target) => Promise<void>;

/** Runs `clients` of one caller, each of which sends a body as soon as the one before was answered. */
const repeat =
  (clients: number, toBody: (turn: number) => unknown): Abuse =>
  async ({ post, headers, isOver }) => {
    let turn = 0;
    const client = async () => {
      while (!isOver()) await post(JSON.stringify(toBody(turn++)), headers);
    };
    await Promise.all(Array.from({ length: clients }, client));
  };

/** Opens connections that send this and read nothing, and after `holdMs` begins anew. */
const connect =
  (connections: number, holdMs: number, { body, announced }: { body: string; announced: number }): Abuse =>
  async ({ url, headers, isOver }) => {
    const lines = Object.entries({ ...headers, host: 'localhost', 'content-length': String(announced) });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    while (!isOver()) {
      const opened = await Promise.all(
        Array.from({ length: connections }, () => openRaw(url, `POST /graphql HTTP/1.1\r\n${head}\r\n${body}`)),
      );
      for (const { socket } of opened) socket.pause();
      for (let heldMs = 0; heldMs < holdMs && !isOver(); heldMs += 100) await setTimeout(100);
      for (const { socket } of opened) socket.destroy();
    }
  };

const list = (prefix: string) => ({
  query: 'query List($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }',
  variables: { ids: Array.from({ length: 100 }, (_, place) => `${prefix}-${place}`) },
});
/** No two runs ask for the same. */
const unique = () => String(Math.round(performance.now() * 1_000));
const SUGGESTIONS = 'Did you mean '.repeat(18_000);
const BLANKS = ' '.repeat(32_000);
const PICTURES = JSON.stringify({
  query: 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { faceImage { base64 } } }',
  variables: { ids: Array.from({ length: 19 }, (_, place) => `pictures-${place}`) },
});

export const ABUSES: Readonly<Record<string, Abuse>> = {
  'messages full of suggestions': repeat(4, (turn) =>
    turn % 2 === 0
      ? { query: `{ livenessResult(signatureId: "a") { faceImage(minValidFor: "${SUGGESTIONS}") { url } } }` }
      : {
          query: 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }',
          variables: { id: [SUGGESTIONS] },
        },
  ),
  'documents of hardly more than blanks': repeat(4, (turn) => ({ query: `{a${turn}:__typename}${BLANKS}` })),
  'documents beyond the limit': repeat(4, (turn) => ({ query: `{a${turn}:__typename}${BLANKS.repeat(7)}` })),
  'thirty lists of a hundred cold ids at once': repeat(30, (turn) => list(`cold-${unique()}-${turn}`)),
  'a thousand bodies that never end': connect(1_000, 2_000, { body: '{', announced: 1_000 }),
  'eighty answers full of pictures that are not read': connect(80, 5_000, {
    body: PICTURES,
    announced: Buffer.byteLength(PICTURES),
  }),
  'lists of ids that are none': repeat(4, () => list('not an id')),
  'operation names that never come again': repeat(4, (turn) => ({
    query: `query Name_${turn}_${unique()} { __typename }`,
  })),
};
