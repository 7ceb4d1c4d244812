import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** The size of an operation or fragment. Fields in fragments count as often as the fragments are spread. */
export type Measure = {
  /** Levels of fields. */
  readonly depth: number;
  readonly fields: number;
  /** Fields of the first level. */
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Spreads and inline fragments. */
  readonly fragments: number;
  /** Levels below `__schema` and `__type`, whose queries are larger than any other; not included in `depth` and `fields`. */
  readonly introspectionDepth: number;
  readonly introspectionFields: number;
};

const NOTHING: Measure = {
  depth: 0,
  fields: 0,
  rootFields: 0,
  aliases: 0,
  directives: 0,
  fragments: 0,
  introspectionDepth: 0,
  introspectionFields: 0,
};

/**
 * Returns one measure for each operation and fragment. Visits each node once, however often its fragment is spread. The
 * document need not be valid: a fragment that is missing or spreads itself adds nothing. Recurses as deep as the document.
 */
export function measureDocument({ definitions }: DocumentNode): Measure[] {
  const fragments = new Map(
    definitions.flatMap((it) => (it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [])),
  );
  const known = new Map<string, Measure>();

  const ofFragment = (name: string): Measure => {
    const found = known.get(name);
    if (found !== undefined) return found;
    // The measure of the fragment within itself.
    known.set(name, NOTHING);
    const definition = fragments.get(name);
    const measure = definition === undefined ? NOTHING : ofSet(definition.selectionSet, definition.directives);
    known.set(name, measure);
    return measure;
  };
  const ofSet = (set: SelectionSetNode | undefined, directives: readonly unknown[] = []): Measure => {
    let measure: Measure = { ...NOTHING, directives: directives.length };
    for (const selection of set?.selections ?? []) measure = add(measure, ofSelection(selection));
    return measure;
  };

  const ofSelection = (selection: SelectionNode): Measure => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return withFragment(ofFragment(selection.name.value), selection.directives?.length ?? 0);
    }
    const below = ofSet(selection.selectionSet, selection.directives);
    if (selection.kind === Kind.INLINE_FRAGMENT) return withFragment(below, 0);
    const { name, alias } = selection;
    const measure = { ...below, rootFields: 1, aliases: below.aliases + (alias === undefined ? 0 : 1) };
    const depth = below.depth + 1;
    const fields = below.fields + 1;
    if (name.value !== '__schema' && name.value !== '__type') return { ...measure, depth, fields };
    return { ...measure, depth: 1, fields: 1, introspectionDepth: depth, introspectionFields: fields };
  };

  return definitions.flatMap((definition) => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) return [asIntrospection(ofFragment(definition.name.value))];
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const ofVariables = (definition.variableDefinitions ?? []).flatMap(({ directives = [] }) => directives);
    return [ofSet(definition.selectionSet, [...(definition.directives ?? []), ...ofVariables])];
  });
}

/** A fragment on its own may be for introspection; where it is spread elsewhere, it counts normally. */
function asIntrospection(measure: Measure): Measure {
  const introspectionDepth = Math.max(measure.depth, measure.introspectionDepth);
  const introspectionFields = measure.fields + measure.introspectionFields;
  return { ...measure, depth: 0, fields: 0, rootFields: 0, introspectionDepth, introspectionFields };
}

function withFragment(measure: Measure, directives: number): Measure {
  return { ...measure, fragments: measure.fragments + 1, directives: measure.directives + directives };
}

function add(one: Measure, other: Measure): Measure {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    rootFields: one.rootFields + other.rootFields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    fragments: one.fragments + other.fragments,
    introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth),
    introspectionFields: one.introspectionFields + other.introspectionFields,
  };
}
