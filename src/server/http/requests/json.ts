import { HttpRequestError } from '../errors.js';

/** Levels. Variables and extensions of all known clients are far flatter. */
const MAX_JSON_DEPTH = 64;

/** Characters that structure JSON, unless they are part of a string. */
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Parses JSON. Throws `HttpRequestError` (400) for text that is not JSON, or that nests more than 64 levels deep. */
export function parseJson(text: string): unknown {
  assertFlat(text);
  try {
    return JSON.parse(text);
  } catch {
    throw toBadRequest('Invalid JSON in the body of the request.');
  }
}

/** Throws `HttpRequestError` (400) for JSON that nests more than 64 levels deep. */
export function assertFlat(json: string): void {
  if (isDeeperThan(MAX_JSON_DEPTH, json))
    throw toBadRequest(`JSON may be nested ${MAX_JSON_DEPTH} levels deep at most.`);
}

/**
 * Returns whether text nests arrays and objects deeper than that, if it is JSON at all. Takes half a millisecond for the
 * longest body; parsing as many opening brackets would block the thread for a tenth of a second.
 */
export function isDeeperThan(maxDepth: number, json: string): boolean {
  if (!hasMoreOpeningBrackets(maxDepth, json)) return false;
  let depth = 0;
  let isString = false;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (isString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) isString = false;
    } else if (code === QUOTE) isString = true;
    else if (code === OPENING_BRACKET || code === OPENING_BRACE) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (code === CLOSING_BRACKET || code === CLOSING_BRACE) depth -= 1;
  }
  return false;
}

/**
 * Returns whether the text has more than `most` of the characters "[" and "{", also within strings and comments. A text
 * with no more of them cannot nest anything deeper, and this search is native: ten times as fast as reading the text.
 */
export function hasMoreOpeningBrackets(most: number, text: string): boolean {
  let count = 0;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      count += 1;
      if (count > most) return true;
    }
  }
  return false;
}

function toBadRequest(message: string): HttpRequestError {
  return new HttpRequestError({ status: 400, code: 'BAD_REQUEST', message });
}
