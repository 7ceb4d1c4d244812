import type { Fault } from '../fault-injection/fault.js';
import type { MediaWriter } from '../result/media-writer.js';
import type { TransactionRecord } from '../result/transaction.js';
import type { SimulatorState } from '../state.js';

/** Issues links for one response, with the flaw of its fault. Images are Base64 if `inline`. */
export function createMediaWriter(
  record: TransactionRecord,
  inline: boolean,
  fault: Fault | null,
  { assets, links }: SimulatorState,
): MediaWriter {
  const flaw = fault?.kind === 'link' ? fault : undefined;
  const link = (file: string) => links.issue(`/${record.signatureId}/${file}`, flaw);
  const bytes = (file: string) => assets.read(record, file).bytes.toString('base64');
  return { link, bytes, image: inline ? bytes : link };
}
