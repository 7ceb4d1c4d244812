import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.js';

@ObjectType('LivenessEvent', { description: 'One step of the capture.', simpleResolvers: true })
export class LivenessEventType {
  @Field(() => String, { nullable: true, description: 'What happened; an open list. Provider: eventDetails.event' })
  event!: string | null;

  @Field(() => String, { nullable: true, description: 'How it went; an open list. Provider: eventDetails.result' })
  result!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it happened. Provider: eventDetails.createTimestamp',
  })
  createdAt!: number | null;
}
