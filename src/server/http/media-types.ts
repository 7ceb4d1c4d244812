/** The media type whose status codes tell how an operation went (GraphQL over HTTP). */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/**
 * Returns whether the client understands a response whose status is not 200. Reads no weights: a client that names the
 * type knows it.
 */
export function acceptsGraphqlResponse(accept: string | undefined): boolean {
  return accept?.includes(GRAPHQL_RESPONSE) ?? false;
}
