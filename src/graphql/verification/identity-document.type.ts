import { Authorized, Field, ObjectType } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { DocumentSide } from '../../domain/identity-document.js';

@ObjectType('DocumentField', {
  description: 'One value that was read from the document. Personal data: the scope liveness:document is required.',
  simpleResolvers: true,
})
export class DocumentFieldType {
  @Authorized<Scope>('liveness:document')
  @Field(() => String, {
    description:
      "The provider's name of the value, with the names that lead to it, such as front.fullName. Clients must accept new names.",
  })
  name!: string;

  @Authorized<Scope>('liveness:document')
  @Field(() => String, { nullable: true, description: 'The value as text.' })
  value!: string | null;

  @Authorized<Scope>('liveness:document')
  @Field(() => DocumentSide, { nullable: true, description: 'The side that it was read from. Null if not known.' })
  side!: DocumentSide | null;
}

/** The values are those of Verification; resolvers have all fields. */
@ObjectType('IdentityDocument', {
  description:
    'The document of a person as the provider has read it. Names of values differ by country and product: known ones have a field of their own, all of them are in fields and details.',
})
export class IdentityDocumentType {}
