import { createHash } from 'node:crypto';
import { type ASTNode, type DocumentNode, Kind, print, visit } from 'graphql';

/**
 * Returns the id that the client preset of GraphQL Code Generator gives a document, independent of order and white space.
 * Follows printExecutableGraphQLDocument of @graphql-tools/documents. Mutations, whose order matters, do not exist here.
 * Prints the document at each of its levels, so the document must be within the limits.
 */
export function toDocumentId(document: DocumentNode): string {
  const text = normalize(print(visit(document, { leave: sortNode })));
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function normalize(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Sorts the same nodes as that function; it does not sort arguments of fields, for example. */
function sortNode(node: ASTNode): ASTNode {
  switch (node.kind) {
    case Kind.DOCUMENT:
      return { ...node, definitions: sorted(node.definitions) };
    case Kind.OPERATION_DEFINITION:
      return { ...node, variableDefinitions: sorted(node.variableDefinitions) };
    case Kind.SELECTION_SET:
      return { ...node, selections: sorted(node.selections) };
    case Kind.DIRECTIVE:
      return { ...node, arguments: sorted(node.arguments) };
    case Kind.FRAGMENT_DEFINITION:
    case Kind.FRAGMENT_SPREAD:
    case Kind.INLINE_FRAGMENT:
      return { ...node, directives: sorted(node.directives) };
    default:
      return node;
  }
}

function sorted<Node extends ASTNode>(nodes: readonly Node[] = []): Node[] {
  return nodes
    .map((node) => ({ node, key: toKey(node) }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ node }) => node);
}

function toKey(node: ASTNode): string {
  switch (node.kind) {
    case Kind.FIELD:
      return `0${node.name.value}`;
    case Kind.FRAGMENT_SPREAD:
      return `1${node.name.value}`;
    case Kind.INLINE_FRAGMENT:
      return `2${node.typeCondition?.name.value ?? ''}${normalize(node.selectionSet.selections.map(print).join(' '))}`;
    case Kind.VARIABLE_DEFINITION:
      return node.variable.name.value;
    case Kind.OPERATION_DEFINITION:
      // Sorts after every name.
      return `${node.kind} ${node.name?.value ?? '~'}`;
    case Kind.FRAGMENT_DEFINITION:
      return `${node.kind} ${node.name.value}`;
    case Kind.ARGUMENT:
    case Kind.DIRECTIVE:
      return node.name.value;
    default:
      return '';
  }
}
