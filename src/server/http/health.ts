import type { FastifyInstance } from 'fastify';

/** Adds `/health/live` and `/health/ready`, for any method. The latter is 503 while the server drains. */
export function addHealthRoutes(app: FastifyInstance, isDraining: () => boolean): void {
  app.all('/health/live', async () => ({ status: 'live' }));
  app.all('/health/ready', async (_request, reply) => {
    reply.code(isDraining() ? 503 : 200);
    return { status: isDraining() ? 'draining' : 'ready' };
  });
}
