import type { GatewayContext } from '../graphql/context.js';

/** The resolvers' context, and what only the server knows of a request. */
export type RequestContext = GatewayContext & { readonly requestId: string };
