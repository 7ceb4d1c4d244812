import { Arg, Authorized, Ctx, Extensions, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { StartInputError } from '../../domain/start/start-input-error.js';
import { type StartedVerification, type StartRequest, toStartRequest } from '../../domain/start/start-request.js';
import type { GatewayContext, InputLimits } from '../context.js';
import { badUserInput } from '../errors/to-graphql-errors.js';
import { COSTS } from '../rules/cost.js';
import { UrlScalar } from '../scalars.js';
import { StartVerificationInput } from './start-verification.input.js';

@ObjectType('StartedVerification', {
  description:
    'A verification that has begun. Its result is read by its id, and is PENDING until the provider decides.',
  simpleResolvers: true,
})
export class StartedVerificationType {
  @Authorized<Scope>('liveness:start')
  @Field(() => ID, { description: 'The id to read the result by. Provider: signatureId' })
  signatureId!: string;

  @Authorized<Scope>('liveness:start')
  @Field(() => UrlScalar, {
    description: "The provider's page, for the browser of the person. Provider: url",
  })
  url!: string;
}

@Resolver()
export class StartResolver {
  @Authorized<Scope>('liveness:start')
  @Extensions({ cost: COSTS.start })
  @Mutation(() => StartedVerificationType, {
    description:
      'Starts a verification at the provider. Each call starts another one, and the gateway never repeats one by itself: after PROVIDER_TIMEOUT or PROVIDER_UNAVAILABLE the verification may exist all the same, with an id that is lost. Select it once in an operation, since an error leaves no data of the others.',
  })
  startVerification(
    @Arg('input', () => StartVerificationInput, { description: 'The product and its inputs.' })
    input: StartVerificationInput,
    @Ctx() { limits, startVerification }: GatewayContext,
  ): Promise<StartedVerification> {
    return startVerification(toCheckedRequest(input, limits));
  }
}

function toCheckedRequest(input: StartVerificationInput, { returnTargets }: InputLimits): StartRequest {
  try {
    return toStartRequest(input, returnTargets);
  } catch (error) {
    throw error instanceof StartInputError ? badUserInput(error.message) : error;
  }
}
