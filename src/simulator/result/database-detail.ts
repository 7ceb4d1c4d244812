import type { SimulatorSwitches } from '../switches.js';
import type { MediaWriter } from './media-writer.js';
import type { TransactionRecord } from './transaction.js';

/** Returns what a register says about the user's number; null when the number was not found. */
export function toDatabaseDetail(
  { region, erasedAt }: TransactionRecord,
  found: boolean,
  media: MediaWriter,
  { placeholderNames }: SimulatorSwitches,
): Record<string, unknown> | null {
  if (!found || erasedAt !== null) return null;
  const [number, name, born] = ['00000000000', 'TEST PERSON', '1990-01-01'];
  if (placeholderNames === 'second') return { hits: [{ number, person: { name, born } }] };
  return {
    found: true,
    idNumber: number,
    fullName: name,
    firstName: 'TEST',
    lastName: 'PERSON',
    birthday: born,
    gender: 'FEMALE',
    nationality: region,
    photo: media.image('document-portrait.jpg'),
  };
}
