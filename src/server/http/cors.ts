import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

export type CorsRules = { readonly origins: readonly string[]; readonly methods: readonly string[] };

/**
 * Lets the pages of these origins, and of no others, read the responses of the routes of `app`; an origin with the port
 * "*" has any port. Never with credentials. The headers that a page wants to send are granted as requested, since its
 * origin is trusted by name. A preflight goes on to the route of OPTIONS, which adds what the plugin does not know.
 */
export function addCors(app: FastifyInstance, { origins, methods }: CorsRules): void {
  app.register(cors, {
    // With a list, the plugin would expose headers to pages of other origins.
    origin: (origin, callback) => callback(null, origin !== undefined && isListed(origin, origins) ? origin : false),
    methods: [...methods],
    exposedHeaders: 'x-request-id, retry-after',
    maxAge: 600,
    preflightContinue: true,
    // Its refusal would be plain text.
    strictPreflight: false,
  });
}

/** Returns whether a list of origins has this one; one with the port "*" has any port. */
export function isListed(origin: string, origins: readonly string[]): boolean {
  return origins.includes(origin) || origins.includes(`${origin.replace(/:\d{1,5}$/, '')}:*`);
}
