import { Arg, Authorized, Ctx, Extensions, ID, Int, Query, Resolver } from 'type-graphql';
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

const DEFAULT_SECONDS = 25;
const MAX_SECONDS = 60;
const INVALID_TIMEOUT = badUserInput(`timeoutSeconds must be between 1 and ${MAX_SECONDS}.`);

@Resolver()
export class LiveQueryResolver {
  @Authorized<Scope>('liveness:read')
  @Extensions({ cost: COSTS.wait, cacheRoot: false })
  @Query(() => VerificationType, {
    nullable: true,
    description:
      'Waits until the verification is final and returns it; after timeoutSeconds it returns what is known by then. For clients and proxies that cannot keep a stream open: query again while status is PENDING. Null if the provider does not know the id.',
  })
  async awaitVerification(
    @Arg('signatureId', () => ID, { description: 'The id of the transaction, in the format of livenessResult.' })
    signatureId: string,
    @Arg('timeoutSeconds', () => Int, {
      nullable: true,
      description: 'How long to wait at most, in seconds: 1 to 60. Default: 25.',
    })
    timeoutSeconds: number | null | undefined,
    @Ctx() { live }: GatewayContext,
  ): Promise<ResultSource | null> {
    if (!isSignatureId(signatureId)) throw invalidId('web');
    const seconds = timeoutSeconds ?? DEFAULT_SECONDS;
    if (seconds < 1 || seconds > MAX_SECONDS) throw INVALID_TIMEOUT;
    try {
      return toStateSource(await live.waitUntilFinal(signatureId, seconds * 1000));
    } catch (error) {
      throw toLiveError(error);
    }
  }
}
