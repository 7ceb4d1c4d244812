import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';

export type RandomOperation = { readonly query: string; readonly variables: Record<string, unknown> };

/** Names that every JavaScript object has, and keys whose response paths look alike when joined. */
const RISKY_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'b_b', 'b_faceImage', 'idx0_b'];

/**
 * Generates any operation that the schema allows, with aliases, fragments, directives, and values as literals or
 * variables. Some variables have a default and are null, where null is allowed and where it is not.
 * Ids of native results are among `livenessIds`.
 */
export function randomOperation(
  schema: GraphQLSchema,
  signatureIds: readonly string[],
  livenessIds: readonly string[] = signatureIds,
): fc.Arbitrary<RandomOperation> {
  const entities = [
    ['LivenessResult', 'signatureId', signatureIds],
    ['Verification', 'signatureId', signatureIds],
    ['NativeLivenessResult', 'livenessId', livenessIds],
  ] as const;
  return fc.gen().map((value) => {
    const variables: Record<string, unknown> = {};
    const declarations: string[] = [];
    const fragments: string[] = [];
    const chance = (oneIn: number) => value(fc.integer, { min: 1, max: oneIn }) === oneIn;
    const pick = <Item>(items: readonly Item[]) => items[value(fc.nat, { max: items.length - 1 })] as Item;

    const asValue = (type: string, given: unknown, literal = JSON.stringify(given)) => {
      if (chance(2)) return literal;
      const name = declarations.length === 0 && chance(12) ? pick(RISKY_NAMES) : `v${declarations.length}`;
      const hasDefault = given !== null && chance(4);
      const declared = hasDefault && chance(2) ? type.replace(/!$/, '') : type;
      declarations.push(`$${name}: ${declared}${hasDefault ? ` = ${literal}` : ''}`);
      const sent = declared !== type && chance(2) ? null : given;
      // A variable called __proto__ would be lost by assignment.
      if (!hasDefault || chance(2)) Object.defineProperty(variables, name, { value: sent, enumerable: true });
      return `$${name}`;
    };
    const toList = (ids: readonly string[]) => Array.from({ length: value(fc.nat, { max: 4 }) }, () => pick(ids));
    const toItems = (ids: readonly string[]) => `[${toList(ids).map((id) => asValue('ID!', id))}]`;
    const toRepresentations = () => {
      const [typeName, key, ids] = chance(8) ? (['Nothing', 'signatureId', signatureIds] as const) : pick(entities);
      const given = toList(ids).map((id) => ({ __typename: typeName, [key]: id }));
      const literals = given.map((one) => {
        return `{ __typename: "${typeName}", ${key}: ${asValue('ID', one[key])} }`;
      });
      const literal = `[${literals.join(', ')}]`;
      return literal.includes('$') ? literal : asValue('[_Any!]!', given, literal);
    };
    const argumentsOf = ({ args }: GraphQLField<unknown, unknown>) => {
      const given = args.flatMap(({ name, type }) => {
        const ids = name.startsWith('liveness') ? livenessIds : signatureIds;
        if (name === 'signatureId' || name === 'livenessId') return [`${name}: ${asValue('ID!', pick(ids))}`];
        if (name === 'signatureIds' || name === 'livenessIds')
          return [`${name}: ${chance(4) ? toItems(ids) : asValue('[ID!]!', chance(6) ? pick(ids) : toList(ids))}`];
        if (name === 'representations') return [`${name}: ${toRepresentations()}`];
        if (chance(2)) return [];
        const named = getNamedType(type);
        if (isListType(type) && isEnumType(named)) {
          const kinds = named.getValues().filter(() => chance(2));
          const names = kinds.map((kind) => kind.name);
          if (chance(3)) return [`${name}: [${names.map((kind) => asValue(`${named.name}!`, kind, kind))}]`];
          return [`${name}: ${asValue(`[${named.name}!]`, names, `[${names}]`)}`];
        }
        return [`${name}: ${asValue('Int', pick([0, 60, 3_600, 86_400, -1, null]))}`];
      });
      return given.length === 0 ? '' : `(${given.join(', ')})`;
    };
    const hasDirectives = chance(4);
    const directive = () =>
      hasDirectives && chance(4) ? ` @${pick(['skip', 'include'])}(if: ${asValue('Boolean!', chance(2))})` : '';

    const belowOf = (type: GraphQLNamedType, depth: number): string => {
      if (isObjectType(type)) return selectionOf(type, depth);
      if (!isUnionType(type)) return '';
      return `{ ${type.getTypes().map((one) => `... on ${one.name} ${selectionOf(one, depth)}`)} }`;
    };
    const selectionOf = (type: GraphQLObjectType, depth: number): string => {
      const fields = Object.values(type.getFields());
      const count = value(fc.integer, { min: 1, max: depth === 0 ? 2 : 5 });
      const selections = Array.from({ length: count }, () => {
        if (chance(8)) return `... on ${type.name}${directive()} ${selectionOf(type, depth)}`;
        if (chance(8) && fragments.length < 6) {
          const name = `F${fragments.length}`;
          fragments.push('');
          fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} ${selectionOf(type, depth)}`;
          return `...${name}${directive()} ${chance(2) ? `...${name}${directive()}` : ''}`;
        }
        if (chance(10)) return `__typename${directive()}`;
        const field = pick(fields);
        const named = getNamedType(field.type);
        const below = belowOf(named, depth + 1);
        const plain = field.args.length > 0 ? `a${value(fc.nat, { max: 1_000_000 })}: ` : chance(6) ? 'b: ' : '';
        const alias = chance(30) ? `${pick(RISKY_NAMES)}: ` : plain;
        return `${alias}${field.name}${argumentsOf(field)}${directive()} ${below}`;
      });
      return `{ ${selections.join(' ')} }`;
    };
    const selection = selectionOf(schema.getQueryType() as GraphQLObjectType, 0);
    const head = declarations.length === 0 ? '' : `(${declarations.join(', ')})`;
    return { query: `query Random${head} ${selection} ${fragments.join(' ')}`, variables };
  });
}
