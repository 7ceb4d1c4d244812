import type { ErrorExtensions } from 'liveness-gateway-client';
import { fetchQuery } from 'relay-runtime';
import verdictQuery, { type verdictQuery as VerdictQuery } from './__generated__/verdictQuery.graphql.js';
import { environment } from './environment.js';
import { toAction } from './errors.js';
import { isAlive } from './links.js';

const PASSED = 'd3441a46833a0625';
const BUSY = 'e07b5a4cb1d20001';

/** Reads a result with a link that works for ten more minutes, from the store where it is there already. */
async function readVerdict(id: string, fetchPolicy: 'network-only' | 'store-or-network') {
  const variables = { id, minValidFor: 600 };
  const data = await fetchQuery<VerdictQuery>(environment, verdictQuery, variables, { fetchPolicy }).toPromise();
  return data?.livenessResult;
}

/** Prints a verdict, or what to do about its error. */
async function printVerdict(id: string) {
  const result = await readVerdict(id, 'network-only');
  if (result?.ok) console.log(`verdict of ${id}:`, result.value?.status ?? 'none');
  const errors = result?.ok === false ? (result.errors as { extensions: ErrorExtensions }[]) : [];
  for (const { extensions } of errors) console.log(`verdict of ${id}:`, toAction(extensions));
}

/** Prints which image can be shown. A link in the store that has expired since is queried again. */
async function printImage(id: string) {
  const stored = await readVerdict(id, 'store-or-network');
  const image = stored?.ok ? stored.value?.faceImage : undefined;
  if (image && isAlive(image)) {
    console.log('image from the store:', image.kind);
    return;
  }
  const renewed = await readVerdict(id, 'network-only');
  console.log('image queried again:', (renewed?.ok && renewed.value?.faceImage?.kind) || 'none');
}

await printVerdict(PASSED);
await printVerdict(BUSY);
await printImage(PASSED);
