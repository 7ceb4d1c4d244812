import type { HTTPGraphQLRequest } from '@apollo/server';
import { HttpRequestError } from '../../http/errors.js';
import { acceptsGraphqlResponse } from '../../http/media-types.js';
import { assertFlat, hasMoreOpeningBrackets } from '../../http/requests/json.js';

/** Levels of a document. A real document within the other limits has at most half as many. */
const MAX_DOCUMENT_DEPTH = 64;

const JSON_PARAMETERS = ['variables', 'extensions'];

/** Characters with a meaning in GraphQL outside of strings and comments. */
const QUOTE = 0x22;
const HASH = 0x23;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const BLOCK = '"""';

/**
 * Returns the request. Throws `HttpRequestError` for a document that is nested deeper than 64 levels, and for JSON in the
 * URL that is nested too deep: the JSON of a body is checked where it is read.
 */
export function rejectDeepNesting(request: HTTPGraphQLRequest): HTTPGraphQLRequest {
  for (const document of request.method === 'GET' ? inSearch(request) : inBody(request)) {
    if (isDocumentDeeperThan(MAX_DOCUMENT_DEPTH, document)) throw tooDeep(request);
  }
  return request;
}

function inSearch({ search }: HTTPGraphQLRequest): readonly string[] {
  const parameters = new URLSearchParams(search);
  const json = JSON_PARAMETERS.flatMap((name) => parameters.getAll(name));
  for (const text of json) assertFlat(text);
  return parameters.getAll('query');
}

function inBody({ body }: HTTPGraphQLRequest): readonly string[] {
  if (typeof body !== 'object' || body === null || !('query' in body)) return [];
  return typeof body.query === 'string' ? [body.query] : [];
}

/** Has the status that Apollo Server gives a document that fails validation. */
function tooDeep({ headers }: HTTPGraphQLRequest): HttpRequestError {
  return new HttpRequestError({
    status: acceptsGraphqlResponse(headers.get('accept')) ? 400 : 200,
    code: 'QUERY_TOO_COMPLEX',
    message: `A document may be nested at most ${MAX_DOCUMENT_DEPTH} levels deep.`,
  });
}

/**
 * Returns whether a document nests lists, objects, types or selections deeper than `maxDepth`. Runs before the parser, which
 * recurses once per level. Reads strings and comments like the lexer of graphql-js; for text that is not GraphQL it may
 * count more levels than the parser would reach, never fewer.
 */
export function isDocumentDeeperThan(maxDepth: number, text: string): boolean {
  if (!hasMoreOpeningBrackets(maxDepth, text)) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = text.startsWith(BLOCK, index) ? endOfBlock(text, index + 3) : endOfString(text, index + 1);
        break;
      case HASH:
        index = endOfLine(text, index + 1);
        break;
      case OPENING_BRACKET:
      case OPENING_BRACE:
        depth += 1;
        if (depth > maxDepth) return true;
        break;
      case CLOSING_BRACKET:
      case CLOSING_BRACE:
        depth -= 1;
    }
  }
  return false;
}

/** Each function below takes the index of the first character inside, and returns that of the last one of the token. */

function endOfString(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE || code === LINE_FEED || code === CARRIAGE_RETURN) return index;
    if (code === BACKSLASH) index += 1;
  }
  return text.length;
}

/** A backslash escapes three quotation marks and nothing else. */
function endOfBlock(text: string, from: number): number {
  let end = text.indexOf(BLOCK, from);
  while (end > from && text.charCodeAt(end - 1) === BACKSLASH) end = text.indexOf(BLOCK, end + 3);
  return end === -1 ? text.length : end + 2;
}

function endOfLine(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return index;
  }
  return text.length;
}
