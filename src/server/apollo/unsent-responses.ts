import type { ServerResponse } from 'node:http';
import type { Caller } from '../../domain/caller.js';
import { type PaceWatchOptions, watchPace } from '../http/connections/client-pace.js';
import type { Admission } from '../limits/admission/admission.js';
import type { ResponseBytes } from '../limits/admission/response-bytes.js';
import { type OperationResponse, sizeOf } from './send-response.js';

/** Responses that were sent and that the kernel has not taken as a whole. */
export type UnsentResponses = {
  /** Throws `HttpRequestError` for a caller with too many bytes under way. */
  assertRoom(caller: Caller): void;
  /** Keeps a slot and the bytes of a response until it is written or its connection is closed. */
  follow(raw: ServerResponse, caller: Caller, response: OperationResponse): void;
};

export type UnsentResponsesOptions = {
  readonly admission: Pick<Admission, 'hold'>;
  readonly responseBytes: Pick<ResponseBytes, 'assertRoom' | 'hold'>;
  readonly pace: PaceWatchOptions;
};

export function createUnsentResponses({ admission, responseBytes, pace }: UnsentResponsesOptions): UnsentResponses {
  return {
    assertRoom: responseBytes.assertRoom,
    follow(raw, caller, response) {
      const held = 'held' in response ? response.held : undefined;
      if (isOver(raw)) {
        held?.release();
        return;
      }
      const { socket } = raw.req;
      const bytes = sizeOf(response);
      held?.settle(bytes);
      const taken = held ?? responseBytes.hold(caller, bytes);
      const leave = admission.hold();
      const stopWatching = watchPace(socket, pace);
      raw.once('close', () => {
        stopWatching();
        leave();
        taken.release();
      });
    },
  };
}

/** Returns whether the kernel has all of it, or its client has gone. */
function isOver(raw: ServerResponse): boolean {
  const { destroyed, writableEnded, writableLength, req } = raw;
  return destroyed || req.socket.destroyed || (writableEnded && writableLength === 0);
}
