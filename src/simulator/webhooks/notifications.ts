import { createHmac } from 'node:crypto';
import type { TransactionRecord } from '../result/transaction.js';
import type { SimulatorSwitches } from '../switches.js';
import { signWebhook } from './webhook-signature.js';

export type NotificationType = 'COMPLETED' | 'SUBMIT_COMPLETED';

/** One attempt to deliver a notification to the customer's server. */
export type NotificationAttempt = {
  readonly at: number;
  readonly signatureId: string;
  readonly type: NotificationType;
  readonly channel: 'callback' | 'webhook';
  readonly url: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Null when there was no response. */
  readonly status: number | null;
  readonly delivered: boolean;
};

export type NotificationOptions = {
  readonly switches: SimulatorSwitches;
  /** Receives the notifications of sessions without a callbackUrl. A null url disables it. */
  readonly webhook: { readonly url: string | null; readonly secret: string };
  /** Makes nonces unique to this simulator. */
  readonly nonceSecret: Buffer;
  now(): number;
  /** Calls back once after `ms` milliseconds. Returns a function that cancels the call. */
  schedule(ms: number, callback: () => void): () => void;
};

export type Notifications = ReturnType<typeof createNotifications>;

type PendingNotification = Pick<NotificationAttempt, 'signatureId' | 'type' | 'channel' | 'url'>;

const retryDelaysMs = [5_000, 10_000, 20_000];
const receiverTimeoutMs = 60_000;

/** Sends notifications and retries failed ones. Webhooks are signed, callbacks are not. */
export function createNotifications({ switches, webhook, nonceSecret, now, schedule }: NotificationOptions) {
  const log: NotificationAttempt[] = [];
  const underWay = new Set<Promise<void>>();
  const retries = new Set<() => void>();
  const closing = new AbortController();
  let nonces = 0;

  const toHeaders = (channel: NotificationAttempt['channel'], body: string): Record<string, string> => {
    const headers = { 'content-type': 'application/json' };
    if (channel === 'callback') return headers;
    nonces += 1;
    const nonce = createHmac('sha256', nonceSecret).update(`nonce ${nonces}`).digest('hex').slice(0, 32);
    const unit = switches.webhookTimestampUnit === 'seconds' ? 1000 : 1;
    const timestamp = String(Math.floor(now() / unit));
    const signature = signWebhook(switches.webhookSigning, webhook.secret, { timestamp, nonce, body });
    return { ...headers, 'aai-timestamp': timestamp, 'aai-nonce': nonce, 'aai-signature': signature };
  };

  const send = async (notification: PendingNotification, attempt: number): Promise<void> => {
    const body = JSON.stringify(toBody(notification, switches));
    const leaving = new AbortController();
    const stopTimer = schedule(receiverTimeoutMs, () => leaving.abort());
    const status = await fetch(notification.url, {
      method: 'POST',
      headers: toHeaders(notification.channel, body),
      body,
      redirect: 'manual',
      signal: AbortSignal.any([leaving.signal, closing.signal]),
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.status;
      },
      () => null,
    );
    stopTimer();
    const delivered = isDelivered(notification.channel, status, switches);
    log.push({ ...notification, at: now(), attempt, status, delivered });
    const delayMs = retryDelaysMs[attempt - 1];
    const mayRetry = notification.channel === 'webhook' || switches.callbackRetries === 'as-webhook';
    if (delivered || delayMs === undefined || !mayRetry || closing.signal.aborted) return;
    const cancel = schedule(delayMs, () => {
      retries.delete(cancel);
      start(notification, attempt + 1);
    });
    retries.add(cancel);
  };

  const start = (notification: PendingNotification, attempt: number) => {
    const sending = send(notification, attempt).finally(() => underWay.delete(sending));
    underWay.add(sending);
  };

  return {
    log: log as readonly NotificationAttempt[],
    notify({ signatureId, callbackUrl }: TransactionRecord, type: NotificationType): void {
      const url = callbackUrl ?? webhook.url;
      if (url === null) return;
      start({ signatureId, type, channel: callbackUrl === null ? 'webhook' : 'callback', url }, 1);
    },
    /** Resolves when no notification is being sent. A scheduled retry does not count. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close(): void {
      closing.abort();
      for (const cancel of retries) cancel();
    },
  };
}

function toBody({ signatureId, type, channel }: PendingNotification, { webhookBody }: SimulatorSwitches) {
  const body = { signatureId, type };
  return channel === 'webhook' && webhookBody === 'with-unknown-keys' ? { ...body, version: 2, meta: {} } : body;
}

function isDelivered(
  channel: NotificationAttempt['channel'],
  status: number | null,
  { callbackAccepts }: SimulatorSwitches,
) {
  if (status === null) return false;
  return channel === 'callback' && callbackAccepts === '200' ? status === 200 : status >= 200 && status < 300;
}
