import type { TransactionRecord } from '../result/transaction.js';
import { encodeJpeg } from './canvas.js';

export type Assets = ReturnType<typeof createAssets>;
export type Asset = { readonly contentType: string; readonly bytes: Buffer };

/** Makes the files of a transaction when they are first asked for, and keeps the latest `maxEntries` of them. */
export function createAssets(maxEntries: number) {
  const made = new Map<string, Asset>();
  return {
    /** Throws for a file name that no transaction has. */
    read(record: TransactionRecord, file: string): Asset {
      const key = `${record.signatureId}/${file}`;
      const asset = made.get(key) ?? makeAsset(record, file);
      made.delete(key);
      made.set(key, asset);
      const oldest = made.keys().next();
      if (made.size > maxEntries && !oldest.done) made.delete(oldest.value);
      return asset;
    },
  };
}

function makeAsset(record: TransactionRecord, file: string): Asset {
  const shade = Number.parseInt(record.signatureId.slice(-2), 16) || file.length * 9;
  return { contentType: 'image/jpeg', bytes: encodeJpeg(8, 8, new Uint8Array(8 * 8 * 4).fill(shade)) };
}
