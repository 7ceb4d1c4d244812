import { Environment, fetchQuery, type GraphQLResponse, Network, RecordSource, Store } from 'relay-runtime';
import { waitForFragmentData } from 'relay-runtime/experimental.js';
import pictureResult, { type Picture_result$key } from '../__generated__/Picture_result.graphql.js';
import pictureQuery, { type PictureQuery } from '../__generated__/PictureQuery.graphql.js';
import type { AskWith, Extensions } from './question.js';

export const askWithRelay: AskWith = async ({ url, headers, variables, fetch }) => {
  const network = Network.create(async ({ text }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: text, variables }),
    });
    return (await response.json()) as GraphQLResponse;
  });
  const environment = new Environment({ network, store: new Store(new RecordSource()) });
  try {
    const known = variables as PictureQuery['variables'];
    const data = await fetchQuery<PictureQuery>(environment, pictureQuery, known).toPromise();
    if (data?.livenessResult.ok === false) return toExtensions(data.livenessResult.errors);
    const key = data?.livenessResult.value;
    const picture = key && (await waitForFragmentData<Picture_result$key>(environment, pictureResult, key));
    return picture?.faceImage?.url.ok === false ? toExtensions(picture.faceImage.url.errors) : [];
  } catch (error) {
    if (!isAnswerWithoutData(error)) throw error;
    return toExtensions(error.source.errors);
  }
};

/** Relay leaves open what an error holds. */
function toExtensions(errors: readonly unknown[]): readonly Extensions[] {
  return errors.map((error) => (error as { readonly extensions: Extensions }).extensions);
}

function isAnswerWithoutData(error: unknown): error is { readonly source: { readonly errors: readonly unknown[] } } {
  return error instanceof Error && error.name === 'RelayNetwork';
}
