import { InvalidEventField } from '../../../domain/invalid-fields.js';
import type { LivenessEvent } from '../../../domain/liveness-result.js';
import { readEvent } from './wire.js';

const DOMAIN_NAMES = {
  event: InvalidEventField.event,
  result: InvalidEventField.result,
  createTimestamp: InvalidEventField.createdAt,
} as const;

export type DecodedEvents = {
  readonly events: LivenessEvent[];
  /** Whether an item was dropped, or an event has a value that does not fit. */
  readonly hasInvalid: boolean;
};

/** Decodes the events of a list in their order and drops items that are no events. */
export function decodeEvents(items: readonly unknown[]): DecodedEvents {
  const events: LivenessEvent[] = [];
  let hasInvalid = false;
  for (const item of items) {
    const wire = readEvent(item);
    if (wire === null || wire.invalid.size > 0) hasInvalid = true;
    if (wire === null) continue;
    const { result, createTimestamp, invalid } = wire;
    const event: LivenessEvent = { event: wire.event, result, createdAt: createTimestamp };
    const invalidFields = [...invalid].map((name) => DOMAIN_NAMES[name]);
    events.push(invalidFields.length > 0 ? { ...event, invalidFields } : event);
  }
  return { events, hasInvalid };
}
