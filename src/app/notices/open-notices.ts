import type { FastifyPluginCallback } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../../async/clock.js';
import type { Config } from '../../config/config.js';
import type { Tenant } from '../../config/files/tenants.js';
import type { NoticeChannel } from '../../domain/notice.js';
import type { RequestHistory } from '../../history/request-history.js';
import { createLookAgain } from '../../live/notices/look-again.js';
import { createNoticeReceiver, type ReceiveNotice, SEEN_TTL_MS } from '../../live/notices/receive-notice.js';
import { createCallbackReader } from '../../providers/advance-ai/notices/callback-reader.js';
import { NOTICE_PATHS } from '../../providers/advance-ai/notices/notice-paths.js';
import { createWebhookReader } from '../../providers/advance-ai/notices/webhook-reader.js';
import type { NoticeReader } from '../../providers/notice-reader.js';
import { createNoticeLog } from '../../server/notices/notice-log.js';
import { createNoticeRoutes } from '../../server/notices/notice-routes.js';
import type { SharedState } from '../../storage/cache/shared-state.js';
import type { Live } from '../live.js';
import type { Observability } from '../observability.js';
import type { TenantReader } from '../tenant-readers.js';
import { isKnownTo } from './is-known.js';

export type NoticesParts = {
  readonly config: Pick<Config, 'tenants' | 'webhookTemplate'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Pick<Observability['metrics'], 'onNotice'>;
  readonly sharedState: Pick<SharedState, 'sharedMarks' | 'sharedBudget'>;
  readonly readerOf: (tenant: string) => TenantReader;
  readonly isWatched: Live['isWatched'];
  /** Undefined while no history is kept. */
  readonly historyOf: ((tenant: string) => RequestHistory) | undefined;
};

/**
 * Reads per minute and tenant of ids that the gateway does not know. Signed notices are about sessions of the account, such
 * as those that other systems start; anyone who has seen an address with its key can make up callbacks.
 */
const UNKNOWN_PER_MINUTE: Readonly<Record<NoticeChannel, number>> = { webhook: 300, callback: 30 };

/** The caller of these reads, in the queue in front of the provider. */
const CALLER = 'notices of the provider';

/** Returns the routes that receive the notices of the provider; none for a channel that no tenant has configured. */
export function openNotices(parts: NoticesParts): FastifyPluginCallback {
  const { config, clock, logger, metrics } = parts;
  const { webhookTemplate: template } = config;
  const readers: Readonly<Record<NoticeChannel, (account: Tenant) => NoticeReader | undefined>> = {
    webhook: ({ webhookSecret: secret }) =>
      secret === undefined ? undefined : createWebhookReader({ secret, template }),
    callback: ({ callbackKey: key }) => (key === undefined ? undefined : createCallbackReader({ key })),
  };
  const toRoute = (channel: NoticeChannel) => {
    const receivers = [...config.tenants].flatMap(([tenant, account]): [string, ReceiveNotice][] => {
      const reader = readers[channel](account);
      return reader === undefined ? [] : [[tenant, toReceiver(channel, tenant, reader, parts)]];
    });
    return { channel, path: NOTICE_PATHS[channel], receivers: new Map(receivers) };
  };
  return createNoticeRoutes({
    channels: [toRoute('webhook'), toRoute('callback')].filter(({ receivers }) => receivers.size > 0),
    monotonicNow: clock.monotonicNow,
    onNotice: metrics.onNotice,
    logRefusal: createNoticeLog(logger, clock.monotonicNow),
  });
}

function toReceiver(channel: NoticeChannel, tenant: string, noticeReader: NoticeReader, parts: NoticesParts) {
  const { clock, sharedState, readerOf, isWatched, historyOf } = parts;
  const { reader, hasStarted, now } = readerOf(tenant);
  const name = `${channel}s\n${tenant}`;
  /** Links count as expired while no clock can be trusted; notices have no such safe side. */
  const providerNow = () => (Number.isFinite(now()) ? now() : clock.now());
  return createNoticeReceiver({
    reader: noticeReader,
    seen: sharedState.sharedMarks(name, SEEN_TTL_MS),
    now: providerNow,
    lookAgain: createLookAgain({
      isKnown: isKnownTo({
        reader,
        isOfProcess: (id) => hasStarted(id) || isWatched(tenant, id),
        historyOf: historyOf && (() => historyOf(tenant)),
      }),
      reread: (signatureId) => reader.reread(signatureId, CALLER),
      budget: sharedState.sharedBudget(name),
      unknownPerMinute: UNKNOWN_PER_MINUTE[channel],
      now: clock.now,
      monotonicNow: clock.monotonicNow,
    }),
  });
}
