import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import type { Scope } from './caller.js';
import type { GatewayContext } from './context.js';
import type { PictureView } from './disclosure.js';

const PICTURE_SCOPE: Scope = 'liveness:image';

/**
 * Has every field of that scope note in `context.disclosures` that it was resolved, unless it declares
 * `@Extensions({ showsPicture: false })`: a new field is noted by omission. Throws for one that cannot be null, since
 * it could not be refused alone.
 */
export function noteDisclosures(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { scope, showsPicture } = field.extensions;
      if (scope !== PICTURE_SCOPE || showsPicture === false) continue;
      if (isNonNullType(field.type))
        throw new Error(`${type.name}.${field.name} shows a picture, so it must be nullable`);
      field.resolve = noting(field);
    }
  }
}

function noting({ resolve = defaultFieldResolver }: GraphQLField<PictureView, GatewayContext>): typeof resolve {
  return (source, args, context, info) => {
    context.disclosures?.push({ origin: source.origin, info });
    return resolve(source, args, context, info);
  };
}
