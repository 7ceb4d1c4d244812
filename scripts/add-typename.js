/** A document transform of codegen: selects `__typename` where Apollo Client does, so that what it sends has a known id. */
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

export const { transform } = addTypenameSelectionDocumentTransform;
