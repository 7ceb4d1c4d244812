import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import { toShortName } from '../../graphql/short-message.js';
import type { RequestContext } from '../request-context.js';
import { toDocumentId } from './document-id.js';
import type { TrustedDocuments } from './trusted-documents.js';

/**
 * One line for each operation whose document is not trusted, with the id under which it could be. What it remembers of a
 * document goes when Apollo Server forgets it.
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
