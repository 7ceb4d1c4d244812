import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Encrypts values for Redis and derives key names that reveal nothing about their subject. */
export type ValueCipher = {
  /** Returns the names of an entry: the one to write, from the first key, then those of the older keys. */
  namesOf(kind: string, thing: string): readonly string[];
  /** Returns the one name that all processes with the same set of keys derive, independent of their order. */
  agreedNameOf(kind: string, thing: string): string;
  /** Encrypts `text`. Only `open` with the same name decrypts it. */
  seal(name: string, text: string): Buffer;
  /** Decrypts a value. Returns undefined for a value that no key sealed under this name. */
  open(name: string, sealed: Buffer): string | undefined;
};

/** Version of the encryption format, together with PREFIX. Raise both numbers for a new format. */
const VERSION = 1;
const PREFIX = 'liveness:1';
const KEY_ID_BYTES = 4;
const HEADER_BYTES = 1 + KEY_ID_BYTES;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const NAME_BYTES = 16;

type Key = { readonly header: Buffer; readonly names: Buffer; readonly values: Buffer };

/**
 * Creates an AES-256-GCM cipher with the name as additional data. Each key has 32 bytes; the first encrypts, all decrypt.
 * Each value has a key derived from its name, so that random IVs cannot repeat under one key in practice.
 */
export function createValueCipher(keys: readonly Buffer[]): ValueCipher {
  const ring = keys.map(deriveKey);
  const [first] = ring;
  if (first === undefined) throw new Error('the cipher needs at least one key');
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
