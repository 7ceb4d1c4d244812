import { expect, test } from '@jest/globals';
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, isObjectType } from 'graphql';
import { buildGatewaySchema } from '../../src/graphql/build-schema.js';
import { noteDisclosures } from '../../src/graphql/note-disclosures.js';

test('of the fields that need liveness:image, only these are not audited', () => {
  const types = Object.values(buildGatewaySchema().getTypeMap()).filter(isObjectType);
  const exempt = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ extensions }) => extensions.showsPicture !== undefined)
      .map((field) => `${type.name}.${field.name}`),
  );
  expect(exempt.toSorted()).toEqual([
    'AuditImageArchive.expiresAt',
    'LivenessImage.byteLength',
    'LivenessImage.expiresAt',
    'LivenessImage.mediaType',
    'LivenessVideo.expiresAt',
  ]);
});

test('a field that shows a picture and cannot be null is refused when the schema is built', () => {
  const thumbnail = { type: new GraphQLNonNull(GraphQLString), extensions: { scope: 'liveness:image' } };
  const query = new GraphQLObjectType({ name: 'Query', fields: { thumbnail } });
  expect(() => noteDisclosures(new GraphQLSchema({ query }))).toThrow(
    'Query.thumbnail shows a picture, so it must be nullable',
  );
});
