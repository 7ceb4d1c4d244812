import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { ConfigError } from '../../config/config-error.js';
import { knownOperationTypes } from '../../graphql/known-operation-types.js';
import { findExceededLimit, MAX_TOKENS } from '../limits/document-limits.js';
import { createValidationGate } from '../limits/validation-gate.js';
import { toDocumentId, toTextId } from './document-id.js';

/** The documents that the operator has from the developers of clients. */
export type TrustedDocuments = {
  /** The text of the document with this id, be it with "sha256:" or without. */
  textOf(id: string): string | undefined;
  /** Whether it is one of them, in whatever order its selections are. Takes a document that is within the limits. */
  has(document: DocumentNode): boolean;
};

/** Throws `ConfigError` with every document that this gateway could not answer, by its id. */
export function createTrustedDocuments(manifest: ReadonlyMap<string, string>, schema: GraphQLSchema): TrustedDocuments {
  const documentIds = new Set<string>();
  const faults: string[] = [];
  for (const [id, text] of manifest) {
    try {
      if (toTextId(text) !== id) throw new GraphQLError('its hash is another one');
      const document = parse(text, { maxTokens: MAX_TOKENS });
      const [error] = validate(schema, document, RULES, { maxErrors: 1 });
      if (error !== undefined) throw error;
      documentIds.add(toDocumentId(document));
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      faults.push(`TRUSTED_DOCUMENTS_FILE: ${id} cannot be answered: ${error.message}`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    textOf: (id) => manifest.get(`sha256:${id.replace(/^sha256:/, '').toLowerCase()}`),
    has: (document) => documentIds.has(toDocumentId(document)),
  };
}

const RULES = [createValidationGate(findExceededLimit), ...specifiedRules, knownOperationTypes];

const MESSAGE = 'This gateway answers only the documents that it has been given, by their id or in full.';

export const NOT_TRUSTED = { status: 400, code: 'DOCUMENT_NOT_TRUSTED', message: MESSAGE } as const;

/** Judges a document of any size, valid or not. */
export function createTrustGate(trusted: Pick<TrustedDocuments, 'has'>) {
  return (document: DocumentNode): GraphQLError | undefined => {
    // One beyond the limits cannot be among them, and would be dear to compare.
    if (findExceededLimit(document) === undefined && trusted.has(document)) return undefined;
    const { status, code } = NOT_TRUSTED;
    return new GraphQLError(MESSAGE, { extensions: { code, http: { status } } });
  };
}
