import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../../graphql/context.js';
import type { Reservation } from '../limits/admission/response-bytes.js';

/** The context of the resolvers, with fields that only the server uses. */
export type RequestContext = GatewayContext & {
  readonly requestId: string;
  readonly reservation: Reservation;
  /** Errors added to the response after its execution, for the log. */
  lateErrors?: readonly GraphQLError[];
};
