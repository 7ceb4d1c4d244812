import { Arg, Authorized, Ctx, Extensions, ID, Resolver, Subscription } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { isSignatureId } from '../../domain/liveness-result.js';
import { invalidId } from '../arguments.js';
import type { GatewayContext } from '../context.js';
import { toLiveError } from '../errors/live-errors.js';
import { badUserInput } from '../errors/to-graphql-errors.js';
import type { ResultSource } from '../liveness/result-source.js';
import { COSTS } from '../rules/cost.js';
import { VerificationType } from '../verification/verification.type.js';
import { toStateSource } from './watched-state.js';

const UNKNOWN_ID = badUserInput('The provider does not know this signatureId.');

type Started = { readonly args: { readonly signatureId: string }; readonly context: GatewayContext };

@Resolver()
export class LiveSubscriptionResolver {
  @Authorized<Scope>('liveness:read')
  @Extensions({ cost: COSTS.wait })
  @Subscription(() => VerificationType, {
    subscribe: ({ args, context }) => watchVerification({ args, context } as Started),
    description:
      'Sends the state now, then every change; completes when the verification is final. A client that lost the stream subscribes again and gets the present state.',
  })
  verificationChanged(
    @Arg('signatureId', () => ID, { description: 'The id of the transaction, in the format of livenessResult.' })
    _signatureId: string,
    @Ctx() { event }: GatewayContext,
  ): ResultSource {
    if (event === undefined) throw new Error('a subscription was executed without an event');
    const source = toStateSource(event);
    if (source === null) throw UNKNOWN_ID;
    return source;
  }
}

/** Runs before the stream begins, so that a refusal is an ordinary response. */
function watchVerification({ args: { signatureId }, context: { live } }: Started) {
  if (!isSignatureId(signatureId)) throw invalidId('web');
  try {
    return live.watch(signatureId);
  } catch (error) {
    throw toLiveError(error);
  }
}
