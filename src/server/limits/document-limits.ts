import { type DocumentNode, GraphQLError } from 'graphql';
import { type Measure, measureDocument } from './measure-document.js';

/** Longer documents are not parsed to their end. */
export const MAX_TOKENS = 2_000;

/** What an operation may have at most. The largest question that a tool of today asks of the schema fits in twice. */
const LIMITS: readonly [keyof Measure, number, string][] = [
  ['depth', 10, 'levels of fields'],
  ['fields', 200, 'fields'],
  ['rootFields', 20, 'fields at its root'],
  ['aliases', 15, 'aliases'],
  ['directives', 20, 'directives'],
  ['fragments', 100, 'fragments'],
  ['introspectionDepth', 20, 'levels of introspection'],
  ['introspectionFields', 500, 'fields of introspection'],
];

/** The first limit that an operation or fragment of the document is over. The error repeats nothing of the document. */
export function findExceededLimit(document: DocumentNode): GraphQLError | undefined {
  for (const measure of measureDocument(document)) {
    for (const [count, most, what] of LIMITS) {
      if (measure[count] > most) return tooComplex(`An operation may have at most ${most} ${what}.`);
    }
  }
  return undefined;
}

export function tooComplex(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } } });
}
