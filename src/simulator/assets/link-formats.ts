import type { SimulatorSwitches } from '../switches.js';

/**
 * How one kind of storage writes into a link when it dies, and reads it back in epoch milliseconds. All but `opaque`
 * know whole seconds only, and round down: a link never outlives its life, and dies when it says.
 */
type LinkFormat = {
  readonly signatureName: string;
  write(issuedAt: number, lifeMs: number): readonly (readonly [name: string, value: string])[];
  /** Null: the link names no end and lives for ever. */
  read(query: URLSearchParams): number | null;
};

const toIso = (epochMs: number) => `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
const toWholeSeconds = (ms: number) => Math.floor(ms / 1000);

export const linkFormats: Readonly<Record<SimulatorSwitches['linkFormat'], LinkFormat>> = {
  opaque: {
    signatureName: 's',
    write: (issuedAt, lifeMs) => [['e', Math.round(issuedAt + lifeMs).toString(36)]],
    read: (query) => toNumberOrNull(query.get('e'), (text) => Number.parseInt(text, 36)),
  },
  s3: {
    signatureName: 'X-Amz-Signature',
    write: (issuedAt, lifeMs) => [
      ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
      ['X-Amz-Date', toIso(issuedAt).replace(/[-:]/g, '')],
      ['X-Amz-Expires', String(toWholeSeconds(lifeMs))],
    ],
    read: (query) => {
      const issuedAt = toNumberOrNull(query.get('X-Amz-Date'), parseBasicIso);
      return issuedAt === null ? null : issuedAt + Number(query.get('X-Amz-Expires')) * 1000;
    },
  },
  expires: {
    signatureName: 'Signature',
    write: (issuedAt, lifeMs) => [['Expires', String(toWholeSeconds(issuedAt + lifeMs))]],
    read: (query) => toNumberOrNull(query.get('Expires'), (text) => Number(text) * 1000),
  },
  azure: {
    signatureName: 'sig',
    write: (issuedAt, lifeMs) => [['se', toIso(issuedAt + lifeMs)]],
    read: (query) => toNumberOrNull(query.get('se'), Date.parse),
  },
};

function toNumberOrNull(text: string | null, parse: (text: string) => number): number | null {
  return text === null ? null : parse(text);
}

/** 20260101T000000Z, the form without punctuation that Date.parse does not know. */
function parseBasicIso(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
