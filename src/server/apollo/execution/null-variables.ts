import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLID,
  type GraphQLSchema,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type StringValueNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { formatError } from '../../../graphql/errors/to-graphql-errors.js';
import type { RequestContext } from '../request-context.js';
import { findNullConditions, type NullCondition, toConditionErrors, withoutNullConditions } from './null-conditions.js';

/** A string that is no valid id, so that it is rejected at its own index. */
const NO_ID: StringValueNode = { kind: Kind.STRING, value: '' };
const NONE: readonly string[] = [];

/**
 * Limits the effect of a variable that has a default and is null where null is not allowed to its own place. graphql-js would
 * drop the object around a `@skip` or `@include`, and the whole list around an id. Must precede the plugins that execute.
 */
export function createNullVariables(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      let conditions: readonly NullCondition[] = [];
      return {
        async responseForOperation(requestContext) {
          const { document, operation, request } = requestContext;
          // Despite its type, undefined if the document has several operations and the request names none.
          const names = operation ? findNulledVariables(operation, request.variables ?? {}) : [];
          if (names.length === 0) return null;
          conditions = findNullConditions(document, operation, names);
          // Apollo Server executes this document, and keeps the original in its store.
          const executed = withoutNullIds(schema, withoutNullConditions(document, names), names);
          Object.assign(requestContext, { document: executed });
          return null;
        },
        async willSendResponse({ response: { body } }) {
          if (conditions.length === 0 || body.kind !== 'single') return;
          const result = body.singleResult;
          const errors = toConditionErrors(result.data, conditions);
          if (errors.length === 0) return;
          contextValue.lateErrors = [...(contextValue.lateErrors ?? []), ...errors];
          const formatted = errors.map((error) => formatError(error.toJSON(), error));
          Object.assign(result, { errors: [...(result.errors ?? []), ...formatted] });
        },
      };
    },
  };
}

/**
 * Returns the names of the variables that are null although they have a default value. GraphQL allows them where null is
 * not allowed, and detects them only during the execution.
 */
export function findNulledVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly string[] {
  let names: string[] | undefined;
  for (const { variable, type, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    if (defaultValue === undefined || type.kind === Kind.NON_NULL_TYPE || variables[name] !== null) continue;
    names ??= [];
    names.push(name);
  }
  return names ?? NONE;
}

/** Returns the document with an invalid id in place of each of these variables that is an item of a list of ids. */
function withoutNullIds(schema: GraphQLSchema, document: DocumentNode, names: readonly string[]): DocumentNode {
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Variable({ name }) {
      const isItem = isListType(getNullableType(types.getParentInputType()));
      const isId = getNullableType(types.getInputType()) === GraphQLID;
      return isItem && isId && names.includes(name.value) ? NO_ID : undefined;
    },
  });
  return visit(document, visitor);
}
