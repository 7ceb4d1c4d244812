import { createHmac } from 'node:crypto';
import type { TransactionRecord } from '../result/transaction.js';
import type { SimulatorSwitches } from '../switches.js';
import { signWebhook } from './webhook-signature.js';

export type NoticeType = 'COMPLETED' | 'SUBMIT_COMPLETED';

/** One attempt to tell the customer's server that something happened. */
export type Notice = {
  readonly at: number;
  readonly signatureId: string;
  readonly type: NoticeType;
  readonly channel: 'callback' | 'webhook';
  readonly url: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly delivered: boolean;
};

export type NoticeParts = {
  readonly switches: SimulatorSwitches;
  /** Where sessions without a callbackUrl are announced; null: nowhere. */
  readonly webhook: { readonly url: string | null; readonly secret: string };
  /** Makes nonces that no other start makes. */
  readonly nonceSecret: Buffer;
  now(): number;
  /** Calls back once after so many milliseconds; what it returns cancels that. */
  schedule(ms: number, callback: () => void): () => void;
};

export type Notices = ReturnType<typeof createNotices>;

type Errand = Pick<Notice, 'signatureId' | 'type' | 'channel' | 'url'>;

const retryDelaysMs = [5_000, 10_000, 20_000];
const receiverTimeoutMs = 60_000;

/** Sends notices and tries again where the receiver did not take one. Signed if it is the webhook. */
export function createNotices({ switches, webhook, nonceSecret, now, schedule }: NoticeParts) {
  const log: Notice[] = [];
  const underWay = new Set<Promise<void>>();
  const retries = new Set<() => void>();
  const closing = new AbortController();
  let nonces = 0;

  const toHeaders = (channel: Notice['channel'], body: string): Record<string, string> => {
    const headers = { 'content-type': 'application/json' };
    if (channel === 'callback') return headers;
    nonces += 1;
    const nonce = createHmac('sha256', nonceSecret).update(`nonce ${nonces}`).digest('hex').slice(0, 32);
    const unit = switches.webhookTimestampUnit === 'seconds' ? 1000 : 1;
    const timestamp = String(Math.floor(now() / unit));
    const signature = signWebhook(switches.webhookSigning, webhook.secret, { timestamp, nonce, body });
    return { ...headers, 'aai-timestamp': timestamp, 'aai-nonce': nonce, 'aai-signature': signature };
  };

  const send = async (errand: Errand, attempt: number): Promise<void> => {
    const body = JSON.stringify(toBody(errand, switches));
    const leaving = new AbortController();
    const stopTimer = schedule(receiverTimeoutMs, () => leaving.abort());
    const status = await fetch(errand.url, {
      method: 'POST',
      headers: toHeaders(errand.channel, body),
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
    const delivered = isDelivered(errand.channel, status, switches);
    log.push({ ...errand, at: now(), attempt, status, delivered });
    const delayMs = retryDelaysMs[attempt - 1];
    const mayRetry = errand.channel === 'webhook' || switches.callbackRetries === 'as-webhook';
    if (delivered || delayMs === undefined || !mayRetry || closing.signal.aborted) return;
    const cancel = schedule(delayMs, () => {
      retries.delete(cancel);
      start(errand, attempt + 1);
    });
    retries.add(cancel);
  };

  const start = (errand: Errand, attempt: number) => {
    const sending = send(errand, attempt).finally(() => underWay.delete(sending));
    underWay.add(sending);
  };

  return {
    log: log as readonly Notice[],
    announce({ signatureId, callbackUrl }: TransactionRecord, type: NoticeType): void {
      const url = callbackUrl ?? webhook.url;
      if (url === null) return;
      start({ signatureId, type, channel: callbackUrl === null ? 'webhook' : 'callback', url }, 1);
    },
    /** Resolves when nothing is being sent. A retry that waits for its time is not being sent. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close(): void {
      closing.abort();
      for (const cancel of retries) cancel();
    },
  };
}

function toBody({ signatureId, type, channel }: Errand, { webhookBody }: SimulatorSwitches) {
  const body = { signatureId, type };
  return channel === 'webhook' && webhookBody === 'with-unknown-keys' ? { ...body, version: 2, meta: {} } : body;
}

function isDelivered(channel: Notice['channel'], status: number | null, { callbackAccepts }: SimulatorSwitches) {
  if (status === null) return false;
  return channel === 'callback' && callbackAccepts === '200' ? status === 200 : status >= 200 && status < 300;
}
