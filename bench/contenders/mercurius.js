import fastify from 'fastify';
import mercurius from 'mercurius';
import { announce } from './announce.js';
import { schema } from './schema.js';

/** Mercurius, compiling what has come once. */
const app = fastify();
await app.register(mercurius, { schema, jit: 1, path: '/graphql' });
announce(`${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`);
