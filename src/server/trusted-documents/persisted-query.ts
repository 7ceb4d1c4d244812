import type { HTTPGraphQLRequest } from '@apollo/server';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import { HttpRequestError } from '../http/errors.js';
import { NOT_TRUSTED, type TrustedDocuments } from './trusted-documents.js';

export type PrepareDocumentOptions = {
  readonly mode: Config['trustedDocuments'];
  /** Undefined if TRUSTED_DOCUMENTS is off. */
  readonly trusted: TrustedDocuments | undefined;
  readonly logger: Logger;
};

/** The form of ids. Other text of a client is not logged. */
const LOGGABLE_ID = /^[\w:.@-]{1,128}$/;

/**
 * Creates a function that adds the text of its document to a request. With `only`, an unknown hash is final; otherwise the
 * client may send the text. With `off`, every id is unknown and nothing is logged.
 */
export function createPrepareDocument({ mode, trusted, logger }: PrepareDocumentOptions) {
  return (request: HTTPGraphQLRequest, requestId: string): HTTPGraphQLRequest =>
    withDocumentText(request, {
      ...(trusted && { textOf: trusted.textOf }),
      mayUseText: mode !== 'only',
      onUnknown(id) {
        if (mode === 'off') return;
        const documentId = typeof id === 'string' && LOGGABLE_ID.test(id) ? id : null;
        logger.warn({ requestId, documentId, operationName: null }, 'document not trusted');
      },
    });
}

type Parameters = Readonly<Record<string, unknown>>;

type DocumentIds = {
  /** Returns the text of a document; undefined for an unknown id. Absent if no document has an id. */
  readonly textOf?: TrustedDocuments['textOf'];
  /** Whether a client with an unknown hash may send the text instead. */
  readonly mayUseText: boolean;
  /** Called with a rejected id, as the client sent it. */
  readonly onUnknown: (id: unknown) => void;
};

/** Makes clients and routers with automatic persisted queries send the text (Apollo). */
const NOT_FOUND = { status: 200, code: 'PERSISTED_QUERY_NOT_FOUND', message: 'PersistedQueryNotFound' } as const;

/**
 * Returns the request with the text of the document that it names by `documentId` (GraphQL over HTTP) or by
 * `extensions.persistedQuery.sha256Hash` (Apollo). A request with its own text keeps it and loses the hash, which would
 * make Apollo Server store it. Throws `HttpRequestError` for an unknown id.
 */
function withDocumentText(request: HTTPGraphQLRequest, ids: DocumentIds): HTTPGraphQLRequest {
  if (request.method === 'GET') return { ...request, search: withTextInSearch(request.search, ids) };
  return isRecord(request.body) ? { ...request, body: withText(request.body, ids) } : request;
}

function withText(parameters: Parameters, { textOf, mayUseText, onUnknown }: DocumentIds): Parameters {
  const { query, documentId, extensions } = parameters;
  const { persistedQuery, ...others } = isRecord(extensions) ? extensions : {};
  const hash = isRecord(persistedQuery) ? persistedQuery.sha256Hash : undefined;
  const id = (textOf && documentId) ?? hash;
  const rest = persistedQuery === undefined ? parameters : { ...parameters, extensions: others };
  // Apollo Server treats an empty text as missing.
  if (query || id === undefined || id === null) return rest;
  const text = typeof id === 'string' ? textOf?.(id) : undefined;
  if (text !== undefined) return { ...rest, query: text };
  onUnknown(id);
  throw new HttpRequestError(mayUseText && id === hash ? NOT_FOUND : NOT_TRUSTED);
}

function withTextInSearch(search: string, ids: DocumentIds): string {
  const parameters = new URLSearchParams(search);
  const given = {
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    extensions: parseJson(parameters.get('extensions')),
  };
  const { query, extensions } = withText(given, ids);
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
