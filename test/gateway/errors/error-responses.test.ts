import { expect, test } from '@jest/globals';
import { ERROR_CODES } from '../../../src/domain/errors/error-codes.js';
import { type Bend, bentFetch } from '../../compatibility/clients/support/bend.js';
import { ERROR_ROWS } from '../../compatibility/clients/support/error-rows.js';
import { PICTURE } from '../../compatibility/clients/support/question.js';
import { FAULT_MESSAGE } from '../../compatibility/clients/support/troubled-gateways.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const ACCEPTED = [
  'application/graphql-response+json',
  'application/json',
  'application/graphql-response+json, application/json;q=0.9',
  'text/html',
  '*/*',
];
const ID = 'canary-signature-51d7';
const WORDS = { variable: 'canary-variable-77e0', document: 'canary-document-c20b' };
/** Stack frames and file paths. */
const INTERNALS = /\bat \S+ \(|node_modules|file:|\/src\/|\/dist\/|\.[jt]s\b|RangeError|TypeError/;

/** Adds recognizable words to a request before it is sent, if it remains a valid operation. */
const marked =
  (bend: Bend = () => ({})): Bend =>
  (request) => {
    const bent = { ...request, ...bend(request) };
    if (!/"query":"/.test(String(bent.body))) return bent;
    const { query, variables, ...rest } = JSON.parse(String(bent.body));
    const body = { ...rest, query: `${query} # ${WORDS.document}`, variables: { ...variables, more: WORDS.variable } };
    return { ...bent, body: JSON.stringify(body) };
  };

test.each(ERROR_ROWS)(
  'a response with $code when $when repeats nothing of the request, the machine or the cause',
  async (row) => {
    const { start = startTestGateway, headers = {}, variables = { id: ID }, bend } = row;
    const { url, simulator } = await start();
    simulator.addTransaction({ signatureId: ID });
    for (const accept of ACCEPTED) {
      const response = await bentFetch(marked(bend))(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers, accept },
        body: JSON.stringify({ query: PICTURE, variables }),
      });
      const text = await response.text();
      for (const word of [ID, 'two words', ...Object.values(WORDS), FAULT_MESSAGE, process.cwd(), simulator.baseUrl]) {
        expect(text + JSON.stringify([...response.headers])).not.toContain(word);
      }
      expect(text).not.toMatch(INTERNALS);
      const { errors } = JSON.parse(text);
      expect(errors).toHaveLength(1);
      const { message, locations, path, extensions, ...others } = errors[0];
      const { code, retryAfterSeconds, ...more } = extensions;
      expect([typeof message, Object.hasOwn(ERROR_CODES, code), others, more]).toEqual(['string', true, {}, {}]);
      expect(retryAfterSeconds).toBe(code === row.code ? row.retryAfterSeconds : undefined);
    }
  },
);
