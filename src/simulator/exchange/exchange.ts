import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.js';
import { deliverBroken } from './broken-delivery.js';
import type { CallLog, RecordedCall } from './call-log.js';
import type { ToEnvelope } from './envelope.js';
import type { Fault, Operation } from './fault.js';
import type { Interventions } from './interventions.js';
import { toSpoiltAnswer } from './spoilt-answer.js';

export type Incoming = {
  readonly method: string;
  readonly url: URL;
  readonly accessToken: string | null;
  readonly body: string;
};

/** A call that is understood but not yet answered: what to record of it, and how to answer. */
export type Routed = {
  readonly operation: Operation;
  readonly signatureId: string | null;
  readonly imageType: string | null;
  answer(fault: Fault | null): Answer;
};

export type ExchangeParts = {
  readonly log: CallLog;
  readonly interventions: Interventions;
  readonly toEnvelope: ToEnvelope;
  now(): number;
  route(incoming: Incoming): Routed;
};

/** Serves one call: record it, wait while it is held, take its fault, answer. */
export function createExchange({ log, interventions, toEnvelope, now, route }: ExchangeParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const incoming = await readIncoming(request);
    const routed = route(incoming);
    const call: RecordedCall = {
      at: now(),
      operation: routed.operation,
      method: incoming.method,
      path: incoming.url.pathname + incoming.url.search,
      signatureId: routed.signatureId,
      imageType: routed.imageType,
      accessToken: incoming.accessToken,
      httpStatus: null,
      code: null,
      billed: null,
    };
    const held = interventions.untilReleased(call);
    log.record(call);
    await held;
    const fault = interventions.takeFault(call);
    if (fault?.kind === 'delay') await sleep(fault.ms, undefined, { ref: false });
    // Of the simulator's own clock: Node would send the machine's.
    response.setHeader('date', new Date(now()).toUTCString());
    const answer = deliver(response, () => routed.answer(fault), fault, toEnvelope);
    if (answer === null) return;
    call.httpStatus = answer.status;
    call.code = answer.code;
    call.billed = answer.billed;
  };
}

function deliver(response: ServerResponse, real: () => Answer, fault: Fault | null, toEnvelope: ToEnvelope) {
  const broken = fault === null ? undefined : deliverBroken(fault, response, real);
  if (broken !== undefined) return broken;
  const answer = (fault === null ? null : toSpoiltAnswer(fault, real, toEnvelope)) ?? real();
  response.writeHead(answer.status, { 'content-length': Buffer.byteLength(answer.body), ...answer.headers });
  response.end(answer.body);
  return answer;
}

async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const accessToken = request.headers['x-access-token'];
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', `http://${request.headers.host}`),
    accessToken: typeof accessToken === 'string' ? accessToken : null,
    body: Buffer.concat(chunks).toString(),
  };
}
