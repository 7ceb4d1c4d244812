import { Authorized, Field, Float, Int, InterfaceType } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { DateTimeScalar } from '../scalars.js';

/**
 * Describes the stored fields that the results of all products have; resolvers of this type add the computed fields and
 * those with links and bytes. Types that implement it get all of them.
 */
@InterfaceType('FaceLivenessCheck', {
  description: 'The check that a live person was in front of the camera, of a web session or of the native SDK.',
})
export abstract class FaceLivenessCheckType {
  @Authorized<Scope>('liveness:read')
  @Field(() => Float, {
    nullable: true,
    description:
      "The provider's confidence that a live person was present, 0 to 100. Provider: faceLivenessScore, livenessScore",
  })
  faceLivenessScore!: number | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => Int, {
    nullable: true,
    description:
      "The attack type as the provider's number, which also covers types unknown to livenessAttackType. Provider: livenessAttackType, attackType",
  })
  livenessAttackCode!: number | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => DateTimeScalar, { description: 'When the gateway last fetched this result from the provider.' })
  fetchedAt!: number;
}
