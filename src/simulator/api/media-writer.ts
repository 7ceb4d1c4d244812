import type { Fault } from '../exchange/fault.js';
import type { MediaWriter } from '../result/media-writer.js';
import type { TransactionRecord } from '../result/transaction.js';
import type { World } from './world.js';

/** Writes links that are issued for this answer alone, with the flaw that its fault asks for. */
export function createMediaWriter(
  record: TransactionRecord,
  inline: boolean,
  fault: Fault | null,
  { assets, links }: World,
): MediaWriter {
  const flaw = fault?.kind === 'link' ? fault : undefined;
  const link = (file: string) => links.issue(`/${record.signatureId}/${file}`, flaw);
  return {
    link,
    picture: (file) => (inline ? assets.read(record, file).bytes.toString('base64') : link(file)),
  };
}
