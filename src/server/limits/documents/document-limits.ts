import type { HTTPGraphQLRequest } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, type ValidationRule } from 'graphql';
import type { Values } from '../../../config/variables.js';
import { HttpRequestError } from '../../http/errors.js';
import { acceptsGraphqlResponse } from '../../http/media-types.js';
import { type Measure, measureDocument } from './measure-document.js';

/** Longer documents of clients are not parsed completely, or not validated. */
const MAX_TOKENS = 2_000;

/** Tokens of an `_entities` field that a router adds around the client's fields: 27 in Hive Gateway. */
const TOKENS_OF_ENTITY_FIELD = 30;

/**
 * Characters of a document. Twice the length of 2,000 tokens, the other limit, in documents as tools write them; anything
 * above is white space, comments and long strings, which cost memory wherever a document is cached.
 */
export const MAX_DOCUMENT_LENGTH = 32_768;

export const TOO_LONG = `A document may have at most ${MAX_DOCUMENT_LENGTH} characters.`;

export type DocumentLimits = {
  /** Longer documents are not parsed completely. */
  readonly maxTokens: number;
  /** Returns an error for the first limit that the document exceeds. The error contains no text of the document. */
  findExceeded(document: DocumentNode): GraphQLError | undefined;
};

export type DocumentLimitSettings = Pick<
  Values,
  'federation' | 'maxDepth' | 'maxFields' | 'maxRootFields' | 'maxAliases' | 'maxDirectives' | 'maxFragments'
>;

const NAMES: readonly [keyof Measure, string][] = [
  ['depth', 'levels of fields'],
  ['fields', 'fields'],
  ['rootFields', 'fields at its root'],
  ['aliases', 'aliases'],
  ['directives', 'directives'],
  ['fragments', 'fragments'],
  ['introspectionDepth', 'levels of introspection'],
  ['introspectionFields', 'fields of introspection'],
];

/** Applies the limits to each operation and fragment. Entity documents of a router have higher limits. */
export function createDocumentLimits(settings: DocumentLimitSettings): DocumentLimits {
  const most = toMeasure(settings);
  if (settings.federation === 'off') {
    return { maxTokens: MAX_TOKENS, findExceeded: (document) => findExceeded(measureDocument(document), most) };
  }
  const mostOfRouter = toRouterMeasure(most);
  return {
    maxTokens: MAX_TOKENS + TOKENS_OF_ENTITY_FIELD * mostOfRouter.rootFields,
    findExceeded(document) {
      const measures = measureDocument(document);
      const exceeded = findExceeded(measures, most) ?? findTooManyTokens(document);
      return exceeded && asksForEntitiesOnly(document) ? findExceeded(measures, mostOfRouter) : exceeded;
    },
  };
}

function toMeasure(settings: DocumentLimitSettings): Measure {
  const { maxDepth, maxFields, maxRootFields, maxAliases, maxDirectives, maxFragments } = settings;
  return {
    depth: maxDepth,
    fields: maxFields,
    rootFields: maxRootFields,
    aliases: maxAliases,
    directives: maxDirectives,
    fragments: maxFragments,
    // Twice the largest introspection query of common tools. A fragment on its own counts as introspection.
    introspectionDepth: Math.max(20, maxDepth),
    introspectionFields: Math.max(500, maxFields),
  };
}

function findExceeded(measures: readonly Measure[], most: Measure): GraphQLError | undefined {
  for (const measure of measures) {
    for (const [count, what] of NAMES) {
      if (measure[count] > most[count]) return tooComplex(`An operation may have at most ${most[count]} ${what}.`);
    }
  }
  return undefined;
}

/** The parser stops at `maxTokens`, which is higher in a subgraph. */
function findTooManyTokens({ tokenCount = 0 }: DocumentNode): GraphQLError | undefined {
  return tokenCount > MAX_TOKENS ? tooComplex(`A document may have at most ${MAX_TOKENS} tokens.`) : undefined;
}

export function tooComplex(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } } });
}

/**
 * Returns the request. Throws `HttpRequestError` with `QUERY_TOO_COMPLEX` if its document is too long, with the status of the
 * other document limits: 200 for a client that accepts only plain JSON. A document in a URL is always shorter.
 */
export function withinDocumentLength(request: HTTPGraphQLRequest): HTTPGraphQLRequest {
  const { body, headers } = request;
  const text = typeof body === 'object' && body !== null && 'query' in body ? body.query : undefined;
  if (typeof text !== 'string' || text.length <= MAX_DOCUMENT_LENGTH) return request;
  const status = acceptsGraphqlResponse(headers.get('accept')) ? 400 : 200;
  throw new HttpRequestError({ status, code: 'QUERY_TOO_COMPLEX', message: TOO_LONG });
}

/**
 * Creates a rule that checks the whole document before any other rule visits it. A rejected document has this one error:
 * validating a hostile document completely would be the attack.
 */
export function createValidationGate(check: (document: DocumentNode) => GraphQLError | undefined): ValidationRule {
  return (context) => ({
    Document(document) {
      const error = check(document);
      if (error === undefined) return undefined;
      context.reportError(error);
      // Removing the node leaves nothing to visit, for this rule and all others.
      return null;
    },
  });
}

const ROOT_FIELDS_OF_ROUTERS: ReadonlySet<string> = new Set(['_entities', '__typename']);

/**
 * Returns the size of the largest document that a router creates from a client's document within `most`. Hive Gateway merges
 * all occurrences of entities into one document, each as an `_entities` field with an alias, `__typename` and a fragment.
 * For an occurrence the client needs two fields: the one that leads to the entity, and one of the entity.
 */
function toRouterMeasure(most: Measure): Measure {
  const occurrences = Math.max(Math.floor(most.fields / 2), most.rootFields);
  const fields = most.fields + 2 * occurrences;
  return {
    ...most,
    rootFields: occurrences,
    fields,
    aliases: most.aliases + occurrences,
    fragments: most.fragments + occurrences,
    introspectionFields: Math.max(most.introspectionFields, fields),
  };
}

/** Returns whether every operation selects only `_entities` and `__typename`. Does not look into fragments at the root. */
function asksForEntitiesOnly({ definitions }: DocumentNode): boolean {
  return definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.selectionSet.selections.every(
        (selection) => selection.kind === Kind.FIELD && ROOT_FIELDS_OF_ROUTERS.has(selection.name.value),
      ),
  );
}
