import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLSchema, getNamedType, isLeafType } from 'graphql';
import { COSTS } from '../../graphql/rules/cost.js';
import type { RequestContext } from '../apollo/request-context.js';
import type { ResponseBytes } from './admission/response-bytes.js';
import { asGraphqlError, type CostOf, createCostOf } from './cost-guard.js';

/** A response of the provider is briefly in memory both as text and as values. */
const COPIES = 2;
/** The share of one image in a response of the provider, which has up to four. */
const IMAGE_SHARE = 1 / 4;

/**
 * Returns a function that estimates the memory for the images of an operation, in responses of the provider: each contains
 * all images of a result and is kept until the gateway's response is built. 0 for an operation that selects no bytes.
 */
export function createImageMemory(schema: GraphQLSchema, costOf: CostOf): CostOf {
  const countImages = createCostOf(schema, (cost) => (cost >= COSTS.bytes ? 1 : 0));
  const countResults = createCostOf(schema, (cost, { type }) =>
    cost === COSTS.result && !isLeafType(getNamedType(type)) ? 1 : 0,
  );
  return (...operation) => {
    if (costOf(...operation) < COSTS.bytes) return 0;
    const images = countImages(...operation);
    if (images === 0) return 0;
    return COPIES * Math.min(images, countResults(...operation)) + IMAGE_SHARE * images;
  };
}

export type ImageGuardOptions = {
  /** Returns the memory for the images of an operation, in responses of the provider. */
  readonly memoryOf: CostOf;
  /** Returns the size of a response of the provider with all images of one result, in bytes. */
  readonly expectedBytesOf: (tenant: string) => number;
  readonly responseBytes: Pick<ResponseBytes, 'reserve'>;
};

/** Reserves memory for an operation that selects image bytes before it is executed; rejects it if there is none. */
export function createImageGuard(options: ImageGuardOptions): ApolloServerPlugin<RequestContext> {
  const { memoryOf, expectedBytesOf, responseBytes } = options;
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          const responses = operation === undefined ? 0 : memoryOf(document, operation, request.variables ?? {});
          if (responses === 0) return;
          const { caller, reservation } = contextValue;
          try {
            reservation.held = responseBytes.reserve(caller, responses * expectedBytesOf(caller.tenant));
          } catch (error) {
            throw asGraphqlError(error);
          }
        },
      };
    },
  };
}
