import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Text that graphql-jit writes into its generated code unchanged. */
const PLAIN_TEXT = /^[A-Za-z0-9][\w-]*$/;
/** Steps that graphql-jit adds to a response path: an index of a list, a type of a union. */
const ADDED_STEP = /^(?:idx\d+|[A-Z]\w*)$/;

/**
 * Returns whether graphql-jit executes a document exactly as graphql-js does, without running code from the client. The
 * compiler
 *
 * - replaces strings that start with `__MAGIC_` by source code, including everything after them;
 * - loses names that every JavaScript object has, such as `__proto__`;
 * - confuses two response paths that are equal when joined by "_";
 * - loses a variable inside an object literal of a scalar such as `_Any`;
 * - changes the order of fields if one is skipped in one place and included in another;
 * - goes on with the other root fields, and the provider calls that they cost, after one that cannot be null has failed.
 */
export function isCompilable(schema: GraphQLSchema, document: DocumentNode): boolean {
  let isPlain = true;
  const refuse = () => {
    isPlain = false;
    return BREAK;
  };
  const keys = new Set<string>();
  visit(document, {
    Directive: refuse,
    Variable: (_node, _key, _parent, _path, ancestors) => (isWithinObject(ancestors) ? refuse() : undefined),
    Name: ({ value }) => (isPlainName(value) ? undefined : refuse()),
    // Descriptions are not executed.
    StringValue: ({ value }, key) => (key === 'description' || PLAIN_TEXT.test(value) ? undefined : refuse()),
    EnumValue: ({ value }) => (PLAIN_TEXT.test(value) ? undefined : refuse()),
    Field: ({ alias, name }) => void keys.add((alias ?? name).value),
  });
  return isPlain && !hasAmbiguousPaths(keys) && !mayEndEarly(schema, document);
}

/** Returns whether the failure of one root field can end the operation before the others are executed. */
function mayEndEarly(schema: GraphQLSchema, document: DocumentNode): boolean {
  const typeInfo = new TypeInfo(schema);
  let rootFields = 0;
  let hasRequired = false;
  const Field = () => {
    if (typeInfo.getParentType() !== schema.getQueryType()) return;
    rootFields += 1;
    const type = typeInfo.getType();
    // Lists are left out: one fails as a whole for a scope that the other records need as well, or by a mistake of the client.
    if (isNonNullType(type) && isObjectType(type.ofType)) hasRequired = true;
  };
  visit(document, visitWithTypeInfo(typeInfo, { Field }));
  return hasRequired && rootFields > 1;
}

/** GraphQL reserves names with two underscores. Only `__typename`, which clients add everywhere, is compiled. */
function isPlainName(name: string): boolean {
  return name === '__typename' || !(name.startsWith('__') || name in Object.prototype);
}

function isWithinObject(ancestors: readonly (ASTNode | readonly ASTNode[])[]): boolean {
  return ancestors.some((ancestor) => 'kind' in ancestor && ancestor.kind === Kind.OBJECT);
}

/**
 * Returns whether two response paths made of these keys can be equal once their steps are joined by "_", such as `a_b` and
 * `b` below `a`: one key must start with another one and "_". May report paths that the document does not have.
 */
function hasAmbiguousPaths(keys: ReadonlySet<string>): boolean {
  for (const key of keys) {
    for (let end = key.indexOf('_', 1); end !== -1; end = key.indexOf('_', end + 1)) {
      const start = key.slice(0, end);
      if (keys.has(start) || ADDED_STEP.test(start)) return true;
    }
  }
  return false;
}
