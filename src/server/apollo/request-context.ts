import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../../graphql/context.js';
import type { Reservation } from '../limits/admission/response-bytes.js';
import type { SubscriptionSlot } from '../streams/subscription-slot.js';

/** The context of the resolvers, with fields that only the server uses. */
export type RequestContext = GatewayContext & {
  readonly requestId: string;
  readonly reservation: Reservation;
  /** Takes the events of a subscription; undefined if the client accepts no stream. */
  readonly subscription?: SubscriptionSlot | undefined;
  /** Errors added to the response after its execution, for the log. */
  lateErrors?: readonly GraphQLError[];
};
