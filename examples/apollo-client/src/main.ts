import { CombinedGraphQLErrors } from '@apollo/client';
import { type ErrorExtensions, GalleryDocument, VerdictDocument } from 'liveness-gateway-client';
import { client } from './client.js';
import { toAction } from './errors.js';
import { isAlive } from './links.js';

const PASSED = 'd3441a46833a0625';
const BUSY = 'e07b5a4cb1d20001';

/** Prints a verdict, and what to do about each error: data and errors come together. */
async function printVerdict(signatureId: string) {
  const { data, error } = await client.query({
    query: VerdictDocument,
    variables: { signatureId },
    errorPolicy: 'all',
  });
  if (error && !CombinedGraphQLErrors.is(error)) throw error;
  const actions = error?.errors.map(({ extensions }) => toAction(extensions as ErrorExtensions)) ?? [];
  console.log(`verdict of ${signatureId}:`, data?.livenessResult?.status ?? 'none', ...actions);
}

/** Prints which images can be shown. Gallery selects links that work for ten more minutes; a cached one may be older. */
async function printImages(signatureId: string) {
  const gallery = { query: GalleryDocument, variables: { signatureId }, errorPolicy: 'all' } as const;
  const cached = client.readQuery(gallery)?.livenessResult?.images;
  if (cached?.every((image) => isAlive(image))) {
    console.log('images from the cache:', ...cached.map(({ kind }) => kind));
    return;
  }
  const { data } = await client.query({ ...gallery, fetchPolicy: 'network-only' });
  const images = data?.livenessResult?.images ?? [];
  console.log(cached ? 'images queried again:' : 'images:', ...images.map(({ kind }) => kind));
}

await printVerdict(PASSED);
await printVerdict(BUSY);
await printImages(PASSED);
await printImages(PASSED);
