import { type ASTNode, GraphQLDeprecatedDirective, getDirectiveValues, Kind, parse, visit } from 'graphql';

/** A shorter description adds nothing to the name. */
const LEAST_CHARACTERS = 15;

/** Words that add nothing to a name. */
const EMPTY_WORDS = ['a', 'an', 'the', 'of', 'this', 'that', 'it', 'is', 'its', 'for', 'and', 'which', 'type', 'field'];

/** Everything that must be described: all named definitions that clients can see, except schema and operations. */
const DESCRIBED: readonly string[] = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
];

/** Returns the faults of the descriptions in a schema, one sentence each, in schema order. */
export function faultsOfDescriptions(sdl: string): string[] {
  const faults: string[] = [];
  visit(parse(sdl), {
    enter(node, _key, _parent, _path, ancestors) {
      if (!DESCRIBED.includes(node.kind)) return;
      const parents = ancestors.filter((one): one is ASTNode => 'kind' in one);
      const path = [...parents, node].flatMap(nameOf).join('.');
      const about = faultOf(node);
      if (about !== undefined) faults.push(`${path} ${about}`);
      if (isDeprecatedInSilence(node)) faults.push(`${path} is deprecated without a reason`);
    },
  });
  return faults;
}

function nameOf(node: ASTNode): string[] {
  return DESCRIBED.includes(node.kind) && 'name' in node && node.name ? [node.name.value] : [];
}

function faultOf(node: ASTNode): string | undefined {
  const text = 'description' in node ? node.description?.value.trim() : undefined;
  if (!text) return 'has no description';
  // The provider's name at the end helps only readers who know its documentation.
  const [own = ''] = text.split(/\bProvider:/, 1);
  if (own.trim().length < LEAST_CHARACTERS) return 'is described in too few words';
  const known = new Set([...nameOf(node).flatMap(toWords), ...EMPTY_WORDS]);
  return toWords(own).every((word) => known.has(word)) ? 'is described by its own name' : undefined;
}

function toWords(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function isDeprecatedInSilence(node: ASTNode): boolean {
  const values = 'directives' in node && getDirectiveValues(GraphQLDeprecatedDirective, node);
  if (!values) return false;
  const { reason } = values;
  const isDefault = reason === GraphQLDeprecatedDirective.args[0]?.defaultValue;
  return typeof reason !== 'string' || isDefault || reason.length < LEAST_CHARACTERS;
}
