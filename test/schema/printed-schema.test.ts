import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, isEnumType, isObjectType } from 'graphql';
import { printGatewaySchema } from '../../src/graphql/printed-schema.js';

test('schema/schema.graphql is what the code emits', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(printGatewaySchema());
});

test('every type, field, argument and enum value of ours is described', () => {
  const types = Object.values(buildSchema(printGatewaySchema()).getTypeMap()).filter(
    ({ name }) => !name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID', 'Query'].includes(name),
  );
  const undescribed = types.flatMap((type) => [
    ...(type.description ? [] : [type.name]),
    ...(isEnumType(type) ? type.getValues().filter(({ description }) => !description) : []).map(
      ({ name }) => `${type.name}.${name}`,
    ),
    ...(isObjectType(type) ? Object.values(type.getFields()) : []).flatMap((field) => [
      ...(field.description ? [] : [`${type.name}.${field.name}`]),
      ...field.args.filter(({ description }) => !description).map(({ name }) => `${type.name}.${field.name}(${name})`),
    ]),
  ]);
  expect(undescribed).toEqual([]);
});
