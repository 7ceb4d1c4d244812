import type { FastifyInstance, FastifyPluginCallback, FastifyRequest } from 'fastify';
import { KeyedRate } from '../../async/keyed-rate.js';
import { type NoticeChannel, type NoticeFault, type NoticeOutcome, NoticeRefused } from '../../domain/notice.js';
import type { ReceiveNotice } from '../../live/notices/receive-notice.js';
import { readBytes } from '../http/requests/body.js';
import { type Arrivals, createArrivals } from '../limits/admission/arrivals.js';
import type { LoggedRefusal } from './notice-log.js';
import { isMistakeOfSender, toNoticeFault, toResponseError } from './notice-refusals.js';

export type NoticeChannelRoute = {
  readonly channel: NoticeChannel;
  /** The tenant follows. */
  readonly path: string;
  /** What receives the notices of each tenant. */
  readonly receivers: ReadonlyMap<string, ReceiveNotice>;
};

export type NoticeRoutesOptions = {
  readonly channels: readonly NoticeChannelRoute[];
  readonly monotonicNow: () => number;
  readonly onNotice: (channel: NoticeChannel, outcome: NoticeOutcome | NoticeFault) => void;
  readonly logRefusal: (refusal: LoggedRefusal) => void;
};

/** A notice has some hundred bytes. */
const MAX_BODY_BYTES = 16 * 1024;
/** Notices whose bodies did not arrive in one packet; one address may have half of them. */
const MAX_ARRIVING = 64;
/** Refused notices of one address, and of all of them. Beyond, notices are refused before they are read. */
const REFUSED_PER_MINUTE = { ofAddress: 120, inAll: 6_000 };
const MAX_ADDRESSES = 10_000;
const ALL = 'all addresses';

/** Receives the notices of the provider: `POST` to the path of a channel with a tenant behind it. */
export function createNoticeRoutes(options: NoticeRoutesOptions): FastifyPluginCallback {
  const { channels, monotonicNow } = options;
  const arrivals = createArrivals({ max: MAX_ARRIVING, maxBytes: MAX_ARRIVING * MAX_BODY_BYTES });
  const ofAddress = new KeyedRate({ perMinute: REFUSED_PER_MINUTE.ofAddress, maxKeys: MAX_ADDRESSES, monotonicNow });
  const inAll = new KeyedRate({ perMinute: REFUSED_PER_MINUTE.inAll, maxKeys: 1, monotonicNow });
  const senders: Senders = {
    arrivals,
    mayRefuse: (address) => ofAddress.allows(address) && inAll.allows(ALL),
    countRefusal(address) {
      ofAddress.count(address);
      inAll.count(ALL);
    },
  };
  return (app, _options, done) => {
    for (const channel of channels)
      app.register((routes, _none, registered) => {
        addChannel(routes, channel, senders, options);
        registered();
      });
    done();
  };
}

type Senders = {
  readonly arrivals: Arrivals;
  readonly mayRefuse: (address: string) => boolean;
  readonly countRefusal: (address: string) => void;
};

function addChannel(
  app: FastifyInstance,
  { channel, path, receivers }: NoticeChannelRoute,
  { arrivals, mayRefuse, countRefusal }: Senders,
  { onNotice, logRefusal }: Pick<NoticeRoutesOptions, 'onNotice' | 'logRefusal'>,
): void {
  const tenantOf = ({ params }: FastifyRequest) => {
    const { tenant } = params as { readonly tenant: string };
    return receivers.has(tenant) ? tenant : undefined;
  };

  /** Requests whose body is being read, or has been. */
  const begun = new WeakSet<FastifyRequest>();

  app.setErrorHandler((error, request) => {
    const isTruncated = begun.has(request) && !request.raw.complete;
    const outcome = toNoticeFault(error, isTruncated);
    if (outcome !== undefined) {
      if (isMistakeOfSender(outcome)) countRefusal(request.ip);
      onNotice(channel, outcome);
      const code = error instanceof NoticeRefused ? error.code : undefined;
      logRefusal({ requestId: request.id, channel, tenant: tenantOf(request), outcome, code });
    }
    throw toResponseError(error);
  });

  app.post(`${path}/:tenant`, {
    onRequest: (request, _reply, next) => next(mayRefuse(request.ip) ? undefined : new NoticeRefused('rate_limited')),
    handler: async (request, reply) => {
      const receive = receivers.get(tenantOf(request) ?? '');
      if (receive === undefined) throw new NoticeRefused('unknown_tenant');
      const { headers, raw, ip, sendContinue } = request;
      const take = receive({ headers, query: request.query as Readonly<Record<string, unknown>> });
      const enter = () => arrivals.enter(ip);
      begun.add(request);
      const outcome = await take(await readBytes(raw, { maxBytes: MAX_BODY_BYTES, enter, sendContinue }));
      onNotice(channel, outcome);
      return reply.code(outcome === 'over_budget' ? 202 : 200).send();
    },
  });
}
