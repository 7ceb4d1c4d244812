import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Seals what leaves this process for Redis, and names it so that no name tells what it is of. */
export type ValueCipher = {
  /** Under what the thing is kept: by the first key, under which it is written, then by the older ones. */
  namesOf(kind: string, thing: string): readonly string[];
  /** One name on which all agree who have the same keys, in whatever order. */
  agreedNameOf(kind: string, thing: string): string;
  /** Bytes that only `open` with this very name makes anything of. */
  seal(name: string, text: string): Buffer;
  /** Undefined for what none of the keys has sealed for this name: cut off, garbage, moved here from another name. */
  open(name: string, sealed: Buffer): string | undefined;
};

/** Says what the bytes after it are, together with PREFIX, in which a new version gets a new number. */
const VERSION = 1;
const PREFIX = 'liveness:1';
const KEY_ID_BYTES = 4;
const HEADER_BYTES = 1 + KEY_ID_BYTES;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const NAME_BYTES = 16;

type Key = { readonly header: Buffer; readonly names: Buffer; readonly values: Buffer };

/**
 * AES-256-GCM, the name as additional data. `keys` are of 32 bytes each: the first seals, all open. The key of a value is
 * derived from its name, so that random IVs never come near the number at which they might repeat under one key.
 */
export function createValueCipher(keys: readonly Buffer[]): ValueCipher {
  const ring = keys.map(deriveKey);
  const [first] = ring;
  if (first === undefined) throw new Error('a cipher needs a key');
  const [agreed = first] = [...ring].sort((one, other) => Buffer.compare(one.header, other.header));
  return {
    namesOf: (kind, thing) => ring.map((key) => nameOf(key, kind, thing)),
    agreedNameOf: (kind, thing) => nameOf(agreed, kind, thing),
    seal(name, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', hmac(first.values, name), iv);
      cipher.setAAD(Buffer.from(name));
      const content = [cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([first.header, iv, cipher.getAuthTag(), ...content]);
    },
    open(name, sealed) {
      const header = sealed.subarray(0, HEADER_BYTES);
      const key = ring.find((candidate) => candidate.header.equals(header));
      if (key === undefined || sealed.length < HEADER_BYTES + IV_BYTES + TAG_BYTES) return undefined;
      const iv = sealed.subarray(HEADER_BYTES, HEADER_BYTES + IV_BYTES);
      const content = sealed.subarray(HEADER_BYTES + IV_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', hmac(key.values, name), iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(name)).setAuthTag(content.subarray(0, TAG_BYTES));
      try {
        return decipher.update(content.subarray(TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function deriveKey(secret: Buffer): Key {
  const keyId = hmac(secret, 'key id').subarray(0, KEY_ID_BYTES);
  return {
    header: Buffer.concat([Buffer.of(VERSION), keyId]),
    names: hmac(secret, 'names'),
    values: hmac(secret, 'values'),
  };
}

function nameOf({ names }: Key, kind: string, thing: string): string {
  return `${PREFIX}:${kind}:${hmac(names, `${kind}\n${thing}`).subarray(0, NAME_BYTES).toString('base64url')}`;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
