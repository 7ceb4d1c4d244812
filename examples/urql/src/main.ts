import { type ErrorExtensions, ReviewQueueDocument } from 'liveness-gateway-client';
import { client } from './client.js';
import { toAction } from './errors.js';
import { PortraitDocument } from './gql/graphql.js';
import { isAlive } from './links.js';

const PASSED = 'd3441a46833a0625';
const BUSY = 'e07b5a4cb1d20001';

/** Prints a list of verdicts, and what to do about each error: an id that fails does so alone. */
async function printQueue(signatureIds: string[]) {
  const { data, error } = await client.query(ReviewQueueDocument, { signatureIds });
  if (error?.networkError) throw error;
  const statuses = data?.livenessResults.map((result) => result?.status ?? 'none') ?? [];
  const actions = error?.graphQLErrors.map(({ extensions }) => toAction(extensions as ErrorExtensions)) ?? [];
  console.log('verdicts:', ...statuses, ...actions);
}

/** Prints whether an image can be shown for ten minutes. A cached link that has expired since is queried again. */
async function printPortrait(signatureId: string) {
  const variables = { signatureId, minValidFor: 600 };
  const cached = await client.query(PortraitDocument, variables, { requestPolicy: 'cache-only' });
  const image = cached.data?.livenessResult?.faceImage;
  if (image && isAlive(image)) {
    console.log('image from the cache:', image.kind);
    return;
  }
  const { data } = await client.query(PortraitDocument, variables, { requestPolicy: 'network-only' });
  console.log(image ? 'image queried again:' : 'image:', data?.livenessResult?.faceImage?.kind ?? 'none');
}

await printQueue([PASSED, BUSY]);
await printPortrait(PASSED);
await printPortrait(PASSED);
