import { expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startTestGateway } from '../../support/gateway/gateway.js';

/** Says that no foreign page caused the request, as CSRF prevention wants of a GET. */
const preflighted: typeof fetch = (url, { headers, ...init } = {}) =>
  fetch(url, {
    ...init,
    headers: init.method === 'POST' ? { ...headers } : { ...headers, 'apollo-require-preflight': 'audit' },
  });

const AUDITS = serverAudits({ url: '' });

test('there are 61 audits of GraphQL over HTTP', () => {
  expect(AUDITS).toHaveLength(61);
});

test.each(AUDITS.map(({ id, name }) => [id, name]))('audit %s: %s', async (wanted) => {
  const { url } = await startTestGateway({ env: { HTTP_GET: 'on' } });
  const audits = serverAudits({ url: `${url}/graphql`, fetchFn: preflighted });
  const result = await audits.find(({ id }) => id === wanted)?.fn();
  expect(result).toMatchObject({ status: 'ok' });
});
