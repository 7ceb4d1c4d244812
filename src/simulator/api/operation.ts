import type { Fault } from '../fault-injection/fault.js';
import type { SimulatedResponse } from '../http/response.js';
import type { SimulatorState } from '../state.js';

export type ApiRequest = {
  readonly method: string;
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
  readonly fault: Fault | null;
};

/** Handles one call of an operation, after routing, method and token have been checked. */
export type Operate = (request: ApiRequest, state: SimulatorState) => SimulatedResponse;
