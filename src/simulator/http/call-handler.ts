import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliverBroken } from '../fault-injection/broken-delivery.js';
import { toCorruptedResponse } from '../fault-injection/corrupted-response.js';
import type { Fault, Operation } from '../fault-injection/fault.js';
import type { FaultInjection } from '../fault-injection/fault-injection.js';
import type { CallLog, RecordedCall } from './call-log.js';
import type { ToEnvelope } from './envelope.js';
import type { SimulatedResponse } from './response.js';

export type IncomingCall = {
  readonly method: string;
  readonly url: URL;
  readonly accessToken: string | null;
  readonly body: string;
};

/** A call that was routed but not yet answered. The first four fields go into the call log. */
export type RoutedCall = {
  readonly operation: Operation;
  readonly signatureId: string | null;
  readonly livenessId: string | null;
  readonly imageType: string | null;
  respond(fault: Fault | null): SimulatedResponse;
};

export type CallHandlerOptions = {
  readonly log: CallLog;
  readonly faultInjection: FaultInjection;
  readonly toEnvelope: ToEnvelope;
  now(): number;
  route(incoming: IncomingCall): RoutedCall;
};

/** Handles one call: records it, waits while it is held, applies its fault, responds. */
export function createCallHandler({ log, faultInjection, toEnvelope, now, route }: CallHandlerOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const incoming = await readIncoming(request);
    const routed = route(incoming);
    const call: RecordedCall = {
      at: now(),
      operation: routed.operation,
      method: incoming.method,
      path: incoming.url.pathname + incoming.url.search,
      signatureId: routed.signatureId,
      livenessId: routed.livenessId,
      imageType: routed.imageType,
      accessToken: incoming.accessToken,
      httpStatus: null,
      code: null,
      billed: null,
    };
    const held = faultInjection.untilReleased(call);
    log.record(call);
    await held;
    const fault = faultInjection.takeFault(call);
    if (fault?.kind === 'delay') await sleep(fault.ms, undefined, { ref: false });
    // From the simulator's clock. Node.js would send the system time.
    response.setHeader('date', new Date(now()).toUTCString());
    const sent = deliver(response, () => routed.respond(fault), fault, toEnvelope);
    if (sent === null) {
      if (isWorkedOnUnseen(fault)) call.billed = routed.respond(fault).billed;
      return;
    }
    call.httpStatus = sent.status;
    call.code = sent.code;
    call.billed = sent.billed;
  };
}

function deliver(response: ServerResponse, real: () => SimulatedResponse, fault: Fault | null, toEnvelope: ToEnvelope) {
  const broken = fault === null ? undefined : deliverBroken(fault, response, real);
  if (broken !== undefined) return broken;
  const sent = (fault === null ? null : toCorruptedResponse(fault, real, toEnvelope)) ?? real();
  response.writeHead(sent.status, { 'content-length': Buffer.byteLength(sent.body), ...sent.headers });
  response.end(sent.body);
  return sent;
}

/** Returns whether the provider did the work, although the client gets no response. */
function isWorkedOnUnseen(fault: Fault | null): boolean {
  return (fault?.kind === 'reset' || fault?.kind === 'hang') && fault.isWorkedOn === true;
}

async function readIncoming(request: IncomingMessage): Promise<IncomingCall> {
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
