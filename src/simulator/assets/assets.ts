import { toPrint } from '../documents/print.js';
import { drawAddressProof } from '../drawing/address-proof.js';
import { drawDocumentBack, drawDocumentFront } from '../drawing/document-card.js';
import { type Appearance, drawImage, type Framing, framings, type ImageShape } from '../drawing/image.js';
import { drawPortrait } from '../drawing/portrait.js';
import { isLikelyAttack, type TransactionRecord } from '../result/transaction.js';
import { makeAuditArchive } from './audit-archive.js';
import { makeVideo } from './video.js';

export type Assets = ReturnType<typeof createAssets>;
export type Asset = { readonly contentType: string; readonly bytes: Buffer };

type AssetMaker = (signatureId: string, look: Appearance, shape: ImageShape, record: TransactionRecord) => Asset;

const image =
  (framing: Framing, caption: string): AssetMaker =>
  (id, look, shape) =>
    toJpeg(drawImage(id, framing, look, caption, shape));

const makers: Readonly<Record<string, AssetMaker>> = {
  'far.jpg': image(framings.far, 'SIMULATED FAR'),
  'near.jpg': image(framings.near, 'SIMULATED NEAR'),
  'silent.jpg': image(framings.silent, 'SIMULATED SILENT'),
  'document-front.jpg': (id, _look, _shape, { document }) => toJpeg(drawDocumentFront(id, toPrint(document))),
  'document-back.jpg': (_id, _look, _shape, { document }) => toJpeg(drawDocumentBack(toPrint(document))),
  'document-portrait.jpg': (id) => toJpeg(drawPortrait(id)),
  'address-proof-1.jpg': (id) => toJpeg(drawAddressProof(id, 1)),
  'address-proof-2.jpg': (id) => toJpeg(drawAddressProof(id, 2)),
  'audit.zip': (id, look) => ({ contentType: 'application/zip', bytes: makeAuditArchive(id, look) }),
  'video.mp4': (id, look) => ({ contentType: 'video/mp4', bytes: makeVideo(id, look) }),
};

/** Creates the files of a transaction on first use, and keeps the `maxEntries` most recently used. */
export function createAssets(maxEntries: number) {
  const made = new Map<string, Asset>();
  return {
    /** Throws for an unknown file name, since no link to it is ever issued. */
    read(record: TransactionRecord, file: string): Asset {
      const look = toAppearance(record);
      const shape = record.face?.imageShape ?? 'portrait';
      const print = file.startsWith('document-') ? JSON.stringify(record.document) : '';
      const key = `${record.signatureId}/${look}/${shape}/${file}/${print}`;
      const asset = made.get(key) ?? makers[file]?.(record.signatureId, look, shape, record);
      if (asset === undefined) throw new Error(`no transaction has a file ${file}`);
      made.delete(key);
      made.set(key, asset);
      const oldest = made.keys().next();
      if (made.size > maxEntries && !oldest.done) made.delete(oldest.value);
      return asset;
    },
  };
}

function toJpeg(bytes: Buffer): Asset {
  return { contentType: 'image/jpeg', bytes };
}

function toAppearance({ face }: TransactionRecord): Appearance {
  if (face === null || !isLikelyAttack(face)) return 'genuine';
  if (face.livenessAttackType === 1) return 'presentation';
  return face.livenessAttackType === 2 ? 'injection' : 'unsure';
}
