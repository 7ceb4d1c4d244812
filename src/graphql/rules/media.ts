import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import type { Scope } from '../../domain/caller.js';
import type { GatewayContext, MediaSource } from '../context.js';

/** How the value of a media field is obtained: from an image's link, from its bytes, or from the link of a file. */
export type Delivery = 'imageLink' | 'imageBytes' | 'fileLink';

/** What each field that needs `liveness:image` declares: `@Extensions({ delivers, media } satisfies MediaDeclaration)`. */
export type MediaDeclaration = {
  readonly delivers: Delivery;
  /** True if the value shows or leads to an image or a recording, so that it must be audited. */
  readonly media: boolean;
};

export const MEDIA_SCOPE: Scope = 'liveness:image';

const DELIVERIES: readonly unknown[] = ['imageLink', 'imageBytes', 'fileLink'] satisfies Delivery[];

/** Returns the declaration of a field; undefined for a field without one. */
export function mediaOf({
  extensions,
}: Pick<GraphQLField<unknown, unknown>, 'extensions'>): MediaDeclaration | undefined {
  const { delivers, media } = extensions as Partial<MediaDeclaration>;
  if (!DELIVERIES.includes(delivers) || typeof media !== 'boolean') return undefined;
  return { delivers: delivers as Delivery, media };
}

/**
 * Throws unless exactly the fields that need `liveness:image` declare how they are delivered and whether they are audited.
 * A forgotten declaration would cost a second provider call or leave an image unaudited. Call it after the scopes are set.
 */
export function assertMediaDeclared(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if ((field.extensions.scope === MEDIA_SCOPE) === (mediaOf(field) !== undefined)) continue;
      throw new Error(
        `${type.name}.${field.name} must declare both the scope ${MEDIA_SCOPE} and @Extensions({ delivers, media }), or neither`,
      );
    }
  }
}

/**
 * Records in `context.disclosures` each time a field with `media: true` is resolved. Throws for such a field that is not
 * nullable, since it could not be withheld without the rest of its object.
 */
export function recordMediaAccess(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (mediaOf(field)?.media !== true) continue;
      if (isNonNullType(field.type))
        throw new Error(`${type.name}.${field.name} is a media field, so it must be nullable`);
      field.resolve = recording(field);
    }
  }
}

function recording({ resolve = defaultFieldResolver }: GraphQLField<MediaSource, GatewayContext>): typeof resolve {
  return (source, args, context, info) => {
    context.disclosures?.push({ origin: source.origin, info });
    return resolve(source, args, context, info);
  };
}
