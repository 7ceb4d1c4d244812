import { BREAK, type DocumentNode, visit } from 'graphql';

/** Whether anything in the document is skipped, included or marked otherwise. */
export function hasDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive() {
      found = true;
      return BREAK;
    },
  });
  return found;
}
