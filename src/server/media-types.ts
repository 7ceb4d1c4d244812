/** The media type whose status codes say how an operation went (GraphQL over HTTP). */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Whether the client understands an answer whose status is no 200. Reads no weights: who names it knows it. */
export function acceptsGraphqlResponse(accept: string | undefined): boolean {
  return accept?.includes(GRAPHQL_RESPONSE) ?? false;
}
