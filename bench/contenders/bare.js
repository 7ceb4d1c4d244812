import { createServer } from 'node:http';
import { buildAnswer } from '../answer/build-answer.js';
import { announce } from './announce.js';

/** Builds and stringifies the same answers without GraphQL: what everything else is measured by. */
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(buildAnswer(body)));
  });
});
server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${server.address().port}/graphql`));
