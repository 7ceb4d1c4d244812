import { drawDocumentCard } from '../drawing/document-card.js';
import { drawPicture, framings, type Look } from '../drawing/picture.js';
import { isLikelyAttack, type TransactionRecord } from '../result/transaction.js';
import { makeAuditArchive } from './audit-archive.js';
import { makeVideo } from './video.js';

export type Assets = ReturnType<typeof createAssets>;
export type Asset = { readonly contentType: string; readonly bytes: Buffer };

const makers: Readonly<Record<string, (signatureId: string, look: Look) => Asset>> = {
  'far.jpg': (id, look) => toJpeg(drawPicture(id, framings.far, look, 'SIMULATED FAR')),
  'near.jpg': (id, look) => toJpeg(drawPicture(id, framings.near, look, 'SIMULATED NEAR')),
  'silent.jpg': (id, look) => toJpeg(drawPicture(id, framings.silent, look, 'SIMULATED SILENT')),
  'document-front.jpg': (id) => toJpeg(drawDocumentCard(id)),
  'audit.zip': (id, look) => ({ contentType: 'application/zip', bytes: makeAuditArchive(id, look) }),
  'video.mp4': (id, look) => ({ contentType: 'video/mp4', bytes: makeVideo(id, look) }),
};

/** Makes the files of a transaction when they are first asked for, and keeps the latest `maxEntries` of them. */
export function createAssets(maxEntries: number) {
  const made = new Map<string, Asset>();
  return {
    /** Throws for a file name that no transaction has: links are issued for the others only. */
    read(record: TransactionRecord, file: string): Asset {
      const look = toLook(record);
      const key = `${record.signatureId}/${look}/${file}`;
      const asset = made.get(key) ?? makers[file]?.(record.signatureId, look);
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

function toLook({ face }: TransactionRecord): Look {
  if (face === null || !isLikelyAttack(face)) return 'genuine';
  if (face.livenessAttackType === 1) return 'presentation';
  return face.livenessAttackType === 2 ? 'injection' : 'unsure';
}
