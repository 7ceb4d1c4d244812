import { expect, test } from '@jest/globals';
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, isObjectType } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { recordMediaAccess } from '../../../src/graphql/rules/media.js';

test('of the media fields only these are not audited', () => {
  const types = Object.values(buildGatewaySchema().getTypeMap()).filter(isObjectType);
  const exempt = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ extensions }) => extensions.media === false)
      .map((field) => `${type.name}.${field.name}`),
  );
  expect(exempt.toSorted()).toEqual([
    'AuditImageArchive.expiresAt',
    'DocumentImage.byteLength',
    'DocumentImage.expiresAt',
    'DocumentImage.mediaType',
    'LivenessImage.byteLength',
    'LivenessImage.expiresAt',
    'LivenessImage.mediaType',
    'LivenessVideo.expiresAt',
  ]);
});

test('an audited field that is not nullable prevents the start', () => {
  const thumbnail = { type: new GraphQLNonNull(GraphQLString), extensions: { delivers: 'imageLink', media: true } };
  const query = new GraphQLObjectType({ name: 'Query', fields: { thumbnail } });
  expect(() => recordMediaAccess(new GraphQLSchema({ query }))).toThrow(
    'Query.thumbnail is a media field, so it must be nullable',
  );
});
