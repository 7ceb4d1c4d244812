import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Replaces a part of the path that is not found in the document. */
const UNKNOWN = '?';

/**
 * Returns a response path with schema names instead of the client's aliases, such as `livenessResults.3.faceImage.url`.
 * Use it only for valid documents, since other names are free text of the client. Returns undefined without an operation.
 * Visits each selection of the document at most once per level.
 */
export function toFieldPath(
  path: readonly (string | number)[],
  document: DocumentNode | undefined,
  operation: OperationDefinitionNode | undefined,
): string | undefined {
  if (document === undefined || operation === undefined) return undefined;
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  const names = path.map((key) => {
    if (typeof key === 'number') return key;
    const fields = findFields(key, sets, document);
    sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    return fields[0]?.name.value ?? UNKNOWN;
  });
  return names.join('.');
}

/** Returns the fields with this response key, including those in fragments. */
function findFields(key: string, sets: readonly SelectionSetNode[], document: DocumentNode): readonly FieldNode[] {
  const found: FieldNode[] = [];
  const spread = new Set<string>();
  const waiting = [...sets];
  for (let set = waiting.pop(); set !== undefined; set = waiting.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if ((selection.alias ?? selection.name).value === key) found.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        waiting.push(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = findFragment(selection.name.value, document);
        if (fragment !== undefined) waiting.push(fragment.selectionSet);
      }
    }
  }
  return found;
}

function findFragment(name: string, { definitions }: DocumentNode): FragmentDefinitionNode | undefined {
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition;
  }
  return undefined;
}
