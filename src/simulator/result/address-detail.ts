import type { SimulatorSwitches } from '../switches.js';
import type { MediaWriter } from './media-writer.js';
import type { TransactionRecord } from './transaction.js';

const address = {
  fullAddress: '1 Simulated Street, Sample District, Sample City 00000',
  state: 'Sample State',
  city: 'Sample City',
  district: 'Sample District',
  postcode: '00000',
};

/** Returns addressDetail with links to the proof that the user uploaded; null if the check failed. */
export function toAddressDetail(
  { region, product, proofFiles, addressErrorCodes, erasedAt }: TransactionRecord,
  media: MediaWriter,
  { placeholderNames }: SimulatorSwitches,
): Record<string, unknown> | null {
  if (erasedAt !== null || addressErrorCodes.length > 0) return null;
  const files = product === 'POA' ? ['address-proof-1.jpg', 'address-proof-2.jpg'].slice(0, proofFiles) : [];
  if (placeholderNames === 'second') {
    return { lines: [address.fullAddress], countryCode: region, attachments: files.map((file) => media.link(file)) };
  }
  const checked = { ...address, country: region, fullName: 'TEST PERSON' };
  if (product === 'AV') return { ...checked, matchResult: 'MATCH', matchedBy: 'SIMULATED_REGISTER' };
  const [first] = files;
  return {
    ...checked,
    proofType: 'UTILITY_BILL',
    issueDate: '2025-12-01',
    // Like the archive of a face: a link, even if the client requested Base64.
    proofFileUrl: first === undefined ? null : media.link(first),
    ...(files.length > 1 && { proofFiles: files.map((file) => ({ name: file, image: media.image(file) })) }),
  };
}
