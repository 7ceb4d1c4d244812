import { createHash } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import type { Logger } from 'pino';
import { ConfigError } from '../../config/config-error.js';
import { toDocumentKey } from '../../config/files/manifest.js';
import { toShortName } from '../../observability/operation-log.js';
import type { RequestContext } from '../apollo/request-context.js';
import {
  createValidationGate,
  type DocumentLimits,
  MAX_DOCUMENT_LENGTH,
  TOO_LONG,
} from '../limits/documents/document-limits.js';
import { toDocumentId } from './document-id.js';

/** The documents of TRUSTED_DOCUMENTS_FILE. */
export type TrustedDocuments = {
  /** Returns the text of the document with this id: a hash with or without the prefix of its algorithm. */
  textOf(id: string): string | undefined;
  /** Returns whether a document is trusted, in any order of its selections. The document must be within the limits. */
  has(document: DocumentNode): boolean;
};

/** Throws `ConfigError` with the id of every document that this gateway cannot execute. */
export function createTrustedDocuments(
  manifest: ReadonlyMap<string, string>,
  schema: GraphQLSchema,
  limits: DocumentLimits,
): TrustedDocuments {
  const rules = [createValidationGate(limits.findExceeded), ...specifiedRules];
  const documentIds = new Set<string>();
  const texts = new Map<string, string>();
  const faults: string[] = [];
  for (const [id, text] of manifest) {
    try {
      const { key, algorithm } = toDocumentKey(id);
      const isMatching = algorithm === undefined || createHash(algorithm).update(text).digest('hex') === key;
      if (!isMatching) throw new GraphQLError('its hash does not match');
      texts.set(key, text);
      if (text.length > MAX_DOCUMENT_LENGTH) throw new GraphQLError(TOO_LONG);
      const document = parse(text, { maxTokens: limits.maxTokens });
      const [error] = validate(schema, document, rules, { maxErrors: 1 });
      if (error !== undefined) throw error;
      documentIds.add(toDocumentId(document));
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      faults.push(`TRUSTED_DOCUMENTS_FILE: ${id} is invalid: ${error.message}`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    textOf: (id) => texts.get(toDocumentKey(id).key),
    has: (document) => documentIds.has(toDocumentId(document)),
  };
}

const MESSAGE = 'This gateway executes only its trusted documents, sent by id or in full.';

export const NOT_TRUSTED = { status: 400, code: 'DOCUMENT_NOT_TRUSTED', message: MESSAGE } as const;

/** Creates a check for a document of any size, valid or not. */
export function createTrustGate(trusted: Pick<TrustedDocuments, 'has'>, limits: DocumentLimits) {
  return (document: DocumentNode): GraphQLError | undefined => {
    // A document above the limits cannot be trusted, and comparing it would be expensive.
    if (limits.findExceeded(document) === undefined && trusted.has(document)) return undefined;
    const { status, code } = NOT_TRUSTED;
    return new GraphQLError(MESSAGE, { extensions: { code, http: { status } } });
  };
}

/**
 * Creates a plugin that logs each operation with an untrusted document, with the id that would make it trusted. Its entry for
 * a document is garbage-collected with the document.
 */
export function createUntrustedLog(
  trusted: Pick<TrustedDocuments, 'has'>,
  logger: Logger,
): ApolloServerPlugin<RequestContext> {
  const untrustedIds = new WeakMap<DocumentNode, string | null>();
  const untrustedIdOf = (document: DocumentNode) => {
    const known = untrustedIds.get(document);
    if (known !== undefined) return known;
    const id = trusted.has(document) ? null : toDocumentId(document);
    untrustedIds.set(document, id);
    return id;
  };
  return {
    async requestDidStart({ contextValue: { requestId } }) {
      return {
        async didResolveOperation({ document, operationName }) {
          const documentId = untrustedIdOf(document);
          if (documentId === null) return;
          logger.warn({ requestId, documentId, operationName: toShortName(operationName) }, 'document not trusted');
        },
      };
    },
  };
}
