import { Authorized, Field, ObjectType } from 'type-graphql';
import type { Scope } from './caller.js';
import { DateTimeScalar } from './scalars.js';

@ObjectType('LivenessEvent', { description: 'One step of the capture.', simpleResolvers: true })
export class LivenessEventType {
  @Authorized<Scope>('liveness:read')
  @Field(() => String, { nullable: true, description: 'What happened; an open list. Provider: eventDetails.event' })
  event!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => String, { nullable: true, description: 'How it went; an open list. Provider: eventDetails.result' })
  result!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it happened. Provider: eventDetails.createTimestamp',
  })
  createdAt!: number | null;
}
