import type { HTTPGraphQLRequest } from '@apollo/server';
import { RefusedRequest } from '../refused-request.js';
import { NOT_TRUSTED, type TrustedDocuments } from './trusted-documents.js';

type Parameters = Readonly<Record<string, unknown>>;
type Texts = Pick<TrustedDocuments, 'textOf'>;

/**
 * The same request with the text of the document that it names, by `documentId` (GraphQL over HTTP) or by
 * `extensions.persistedQuery.sha256Hash` (Apollo). A request that brings a text of its own keeps it, and loses the hash
 * that came along, which Apollo Server would take for a wish to have it stored. Throws `RefusedRequest` for an id that
 * is not known.
 */
export function withDocumentText(request: HTTPGraphQLRequest, texts: Texts): HTTPGraphQLRequest {
  if (request.method === 'GET') return { ...request, search: withTextInSearch(request.search, texts) };
  return isRecord(request.body) ? { ...request, body: withText(request.body, texts) } : request;
}

function withText(parameters: Parameters, texts: Texts): Parameters {
  const { query, documentId, extensions } = parameters;
  const { persistedQuery, ...others } = isRecord(extensions) ? extensions : {};
  const id = documentId ?? (isRecord(persistedQuery) ? persistedQuery.sha256Hash : undefined);
  const rest = persistedQuery === undefined ? parameters : { ...parameters, extensions: others };
  // An empty text is none to Apollo Server.
  if (query || id === undefined || id === null) return rest;
  const text = typeof id === 'string' ? texts.textOf(id) : undefined;
  if (text === undefined) throw new RefusedRequest(NOT_TRUSTED);
  return { ...rest, query: text };
}

function withTextInSearch(search: string, texts: Texts): string {
  const parameters = new URLSearchParams(search);
  const given = {
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    extensions: parseJson(parameters.get('extensions')),
  };
  const { query, extensions } = withText(given, texts);
  if (query !== given.query) parameters.set('query', String(query));
  if (extensions !== given.extensions) parameters.set('extensions', JSON.stringify(extensions));
  return search === '' ? '' : `?${parameters}`;
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
