import { integer } from '../parsers.js';
import { variables } from '../variable.js';

/** Streams: subscriptions, and queries that wait for a verification. */
export const LIVE_VARIABLES = {
  maxStreams: integer(0, 1_000_000).prefault('10000').register(variables, {
    name: 'MAX_STREAMS',
    description:
      'Maximum number of open subscriptions and waiting `awaitVerification` queries of this process. `0` switches both off.',
  }),
  maxStreamsPerCaller: integer(1, 1_000_000).prefault('100').register(variables, {
    name: 'MAX_STREAMS_PER_CALLER',
    description: 'The same for one caller: a tenant and subject, with any credential.',
  }),
  streamMaxSeconds: integer(10, 86_400).prefault('3600').register(variables, {
    name: 'STREAM_MAX_SECONDS',
    description:
      'How long a stream may last, in seconds, up to a tenth less at random. Then its client has to subscribe again.',
  }),
};
