import { Authorized, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { type DocumentValues, maskDocumentNumber } from '../../domain/identity-document.js';
import type { PersonalData } from '../../domain/verification.js';
import type { GatewayContext } from '../context.js';
import { type ResultSource, recordOf } from '../liveness/result-source.js';
import type { ListSize } from '../rules/cost.js';
import { DateScalar, JsonScalar } from '../scalars.js';
import { DocumentFieldType, IdentityDocumentType } from './identity-document.type.js';

/**
 * Resolves the values that were read from the document. They are kept for a shorter time than the rest of the record, so
 * selecting them can cost one provider call, whatever their number.
 */
@Resolver(() => IdentityDocumentType)
export class DocumentValuesResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The number of the document with all but the last four characters replaced by *. Provider: docDetail.ocr.documentNumber, idNumber',
  })
  documentNumberMasked(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ documentNumber }) => documentNumber && maskDocumentNumber(documentNumber));
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The whole number as printed. Provider: docDetail.ocr.documentNumber, idNumber',
  })
  documentNumber(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ documentNumber }) => documentNumber);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The full name as printed, or first, middle and last name in this order. Provider: docDetail.ocr.fullName',
  })
  fullName(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ fullName }) => fullName);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      "The date of birth. Null if the provider's text is no calendar date; the text is in fields. Provider: docDetail.ocr.birthday",
  })
  dateOfBirth(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ dateOfBirth }) => dateOfBirth);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The date of issue. Null as dateOfBirth is. Provider: docDetail.ocr.issueDate',
  })
  issueDate(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ issueDate }) => issueDate);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The date of expiry. Null as dateOfBirth is. Provider: docDetail.ocr.expiryDate',
  })
  expiryDate(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ expiryDate }) => expiryDate);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => String, { nullable: true, description: 'The gender as printed. Provider: docDetail.ocr.gender' })
  gender(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ gender }) => gender);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The nationality as printed. Provider: docDetail.ocr.nationality',
  })
  nationality(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ nationality }) => nationality);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The place of birth as printed. Provider: docDetail.ocr.placeOfBirth',
  })
  placeOfBirth(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ placeOfBirth }) => placeOfBirth);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The address as printed. Provider: docDetail.ocr.fullAddress',
  })
  address(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ address }) => address);
  }

  @Authorized<Scope>('liveness:document')
  @Extensions({ listSize: { expected: 30 } satisfies ListSize })
  @FieldResolver(() => [DocumentFieldType], {
    description: "Every value that was read from the document, in the provider's order. Provider: docDetail",
  })
  fields(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    const fields = readValue(source, context, (values) => values.fields);
    return fields instanceof Promise ? fields.then((found) => found ?? []) : (fields ?? []);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description:
      'The whole part of the record about the document, in the shape of the provider, without links and bytes. Provider: docDetail',
  })
  details(@Root() source: ResultSource, @Ctx() context: GatewayContext) {
    return readValue(source, context, ({ details }) => details);
  }
}

/** Null if the personal data were erased meanwhile. */
function readValue<Value>(
  source: ResultSource,
  { loaders }: GatewayContext,
  map: (values: DocumentValues) => Value | null,
): Value | null | Promise<Value | null> {
  const mapFound = (found: PersonalData | null) => (found?.document == null ? null : map(found.document));
  const found = loaders.personalData(recordOf(source));
  return found instanceof Promise ? found.then(mapFound) : mapFound(found);
}
