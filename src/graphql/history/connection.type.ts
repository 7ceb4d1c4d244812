import { Authorized, Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';

/** There are no instances of these classes: the values are those of `connection.ts`, or plain objects. */

@ObjectType('VerificationRecordConnection', {
  description: 'One page of recorded verifications, with the cursors that lead to the next ones.',
})
export class VerificationRecordConnectionType {}

@ObjectType('VerificationRecordEdge', { description: 'A record with its place in the list.' })
export class VerificationRecordEdgeType {}

@ObjectType('RecordCount', { description: 'A number of records.', simpleResolvers: true })
export class RecordCountType {
  @Authorized<Scope>('liveness:list')
  @Field(() => Int, { description: 'The number of records, up to 10000.' })
  value!: number;

  @Authorized<Scope>('liveness:list')
  @Field(() => Boolean, { description: 'False if there are more records than value says.' })
  isExact!: boolean;
}

@Extensions({ isShareable: true })
@ObjectType('PageInfo', { description: 'The ends of a page.' })
export class PageInfoType {}
