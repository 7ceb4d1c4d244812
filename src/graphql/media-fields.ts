import { Authorized, Extensions, Field, Int } from 'type-graphql';
import type { Scope } from '../domain/caller.js';
import { COSTS } from './rules/cost.js';
import type { Delivery, MediaDeclaration } from './rules/media.js';
import { DateTimeScalar, UrlScalar } from './scalars.js';

/** Declarations of the fields that every image, archive and video has, each with its scope, its cost and its audit. */

/** Declares the field of a link. */
export function LinkUrl(delivers: Delivery, description: string): PropertyDecorator {
  return declare(
    Extensions({ delivers, media: true } satisfies MediaDeclaration),
    Field(() => UrlScalar, { nullable: true, description }),
  );
}

/** Declares the field that says when a link expires. */
export function LinkExpiry(delivers: Delivery, description: string): PropertyDecorator {
  return declare(
    Extensions({ delivers, media: false } satisfies MediaDeclaration),
    Field(() => DateTimeScalar, { nullable: true, description }),
  );
}

/** Declares a field whose text contains the bytes of an image. */
export function ImageBytes(description: string): PropertyDecorator {
  return declare(
    ofBytes({ delivers: 'imageBytes', media: true }),
    Field(() => String, { nullable: true, description }),
  );
}

/** Declares a field that says something about the bytes of an image and does not contain them. */
export function ImageFact(type: typeof String | typeof Int, description: string): PropertyDecorator {
  return declare(
    ofBytes({ delivers: 'imageBytes', media: false }),
    Field(() => type, { nullable: true, description }),
  );
}

function ofBytes(declaration: MediaDeclaration) {
  return Extensions({ cost: COSTS.bytes, ...declaration });
}

function declare(...decorators: readonly (PropertyDecorator | MethodDecorator)[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [Authorized<Scope>('liveness:image'), ...decorators])
      (decorate as PropertyDecorator)(target, property);
  };
}

/** Maps the bytes of an image; null stays null. */
export function mapBytes<Value>(base64: string | null, map: (base64: string) => Value): Value | null {
  return base64 === null ? null : map(base64);
}
