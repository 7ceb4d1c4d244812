import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RecordFilter, RecordOrder, RecordPosition } from './history-store.js';

/** The list that a cursor is valid for. */
export type CursorScope = { readonly tenant: string; readonly filter: RecordFilter; readonly order: RecordOrder };

/** The cursors of one list. */
export type Cursors = {
  /**
   * Returns a cursor for a place in the list: version, MAC and position in base64url. The MAC covers the list as well, so
   * that the cursor is of no list but this one.
   */
  encode(position: RecordPosition, key: Buffer): string;
  /** Returns the place of a cursor; undefined for one that was not made with this key, for this list and by this version. */
  decode(cursor: string, key: Buffer): RecordPosition | undefined;
};

/** Changes with the format. A cursor of another version is invalid. */
const VERSION = 1;
/** Of HMAC-SHA256; a forged one is found once in 2^128 attempts. */
const MAC_BYTES = 16;
/** Longer than any cursor: an id has at most 64 characters. */
const MAX_LENGTH = 256;
const BASE64URL = /^[\w-]+$/;

export function createCursors(scope: CursorScope): Cursors {
  let list: string | undefined;
  const toMac = (payload: Buffer, key: Buffer) => {
    // A filter can hold a thousand values, and a page has a hundred cursors.
    list ??= toListText(scope);
    return createHmac('sha256', key).update(list).update('\0').update(payload).digest().subarray(0, MAC_BYTES);
  };
  return {
    encode({ value, signatureId }, key) {
      const payload = Buffer.from(JSON.stringify([value, signatureId]));
      return Buffer.concat([Buffer.of(VERSION), toMac(payload, key), payload]).toString('base64url');
    },
    decode(cursor, key) {
      if (cursor.length > MAX_LENGTH || !BASE64URL.test(cursor)) return undefined;
      const bytes = Buffer.from(cursor, 'base64url');
      const mac = bytes.subarray(1, 1 + MAC_BYTES);
      const payload = bytes.subarray(1 + MAC_BYTES);
      if (bytes[0] !== VERSION || mac.length !== MAC_BYTES) return undefined;
      if (!timingSafeEqual(mac, toMac(payload, key))) return undefined;
      const [value, signatureId] = JSON.parse(payload.toString()) as [number | null, string];
      return { value, signatureId };
    },
  };
}

/** Returns the same text for lists that hold the same, and another one for each other list. */
function toListText({ tenant, filter, order }: CursorScope): string {
  return JSON.stringify([VERSION, tenant, toCanonical(filter), order.field, order.direction]);
}

/** Returns equal values for filters that select the same by the same members, in any order of members and list items. */
function toCanonical(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value)].sort();
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, toCanonical(member)]);
}
