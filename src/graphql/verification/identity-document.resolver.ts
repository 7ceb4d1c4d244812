import type { GraphQLResolveInfo } from 'graphql';
import { Authorized, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { DocumentResult, type IdentityDocument } from '../../domain/identity-document.js';
import { MinValidFor, type Seconds, toMinValidForMs } from '../arguments.js';
import type { GatewayContext } from '../context.js';
import { type ResultSource, recordOf } from '../liveness/result-source.js';
import type { ListSize } from '../rules/cost.js';
import { createDocumentImageView, DocumentImageType, type DocumentImageView } from './document-image.js';
import { IdentityDocumentType } from './identity-document.type.js';

/** Resolves what the record says about the document itself. Costs no provider call: only the fields of an image do. */
@Resolver(() => IdentityDocumentType)
export class IdentityDocumentResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => DocumentResult, {
    description: 'The outcome of the document check alone. Provider: docDetail.docResult',
  })
  result(@Root() source: ResultSource): DocumentResult {
    return documentOf(source).result;
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The type of the document by the code of the provider, such as PH-ID-SSS. Provider: docDetail.docType',
  })
  documentType(@Root() source: ResultSource): string | null {
    return documentOf(source).documentType;
  }

  @Authorized<Scope>('liveness:read')
  @Extensions({ listSize: { expected: 4 } satisfies ListSize })
  @FieldResolver(() => [DocumentImageType], {
    description:
      'The images of the document, told from its values by their content; at most 16. Empty if there are none. Provider: docDetail',
  })
  images(
    @Root() source: ResultSource,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): DocumentImageView[] {
    const minValidForMs = toMinValidForMs(minValidFor, context.limits);
    const record = recordOf(source);
    return documentOf(source).images.map((image) =>
      createDocumentImageView(record, image, { minValidForMs, context, info }),
    );
  }
}

/** The field that leads here is null for a record without a document. */
function documentOf(source: ResultSource): IdentityDocument {
  const { document } = recordOf(source);
  if (document === null) throw new Error('a record without a document was resolved as one');
  return document;
}
