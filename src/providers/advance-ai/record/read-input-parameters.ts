import { type InputParameters, keepPlainParameters } from '../../../domain/input-parameters.js';
import { INVALID, type Reading, readObject } from './wire-value.js';

/** Longer than all documented members together. */
const MAX_JSON_LENGTH = 16_384;

/**
 * Reads the echo of a session's input, an object or an object as JSON text, and keeps the members that clients may see.
 * Returns INVALID for anything else.
 */
export function readInputParameters(value: unknown, names: ReadonlySet<string> | undefined): Reading<InputParameters> {
  const members = readObject(typeof value === 'string' ? parseJson(value) : value);
  return members === null || members === INVALID ? members : keepPlainParameters(members, names);
}

/** Returns the text itself if it is not JSON. */
function parseJson(text: string): unknown {
  if (text.length > MAX_JSON_LENGTH) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
