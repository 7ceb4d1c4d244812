import { Authorized, Field, ObjectType } from 'type-graphql';
import type { Scope } from './caller.js';
import { DateTimeScalar } from './scalars.js';

@ObjectType('LivenessEvent', {
  description: 'Something that happened while the person was in front of the camera.',
  simpleResolvers: true,
})
export class LivenessEventType {
  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description: 'What happened, in a word of the provider; the list of words is open. Provider: eventDetails.event',
  })
  event!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description: 'How that went, in a word of the provider; the list of words is open. Provider: eventDetails.result',
  })
  result!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant at which it happened. Provider: eventDetails.createTimestamp',
  })
  createdAt!: number | null;
}
