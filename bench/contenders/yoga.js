import { createServer } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { createYoga } from 'graphql-yoga';
import { announce } from './announce.js';
import { schema } from './schema.js';

/** GraphQL Yoga with the compiler of queries that it recommends. */
const server = createServer(createYoga({ schema, logging: false, plugins: [useGraphQlJit()] }));
server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${server.address().port}/graphql`));
