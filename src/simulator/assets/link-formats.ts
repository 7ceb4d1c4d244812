import type { SimulatorSwitches } from '../switches.js';

/**
 * How one kind of storage states the expiry in a link. `read` returns epoch milliseconds. All formats but `opaque` have
 * whole seconds and round down, so a link never outlives its lifetime and expires when it says.
 */
type LinkFormat = {
  readonly signatureName: string;
  write(issuedAt: number, lifetimeMs: number): readonly (readonly [name: string, value: string])[];
  /** Null: the link states no expiry and never expires. */
  read(query: URLSearchParams): number | null;
};

const toIso = (epochMs: number) => `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
const toWholeSeconds = (ms: number) => Math.floor(ms / 1000);

export const linkFormats: Readonly<Record<SimulatorSwitches['linkFormat'], LinkFormat>> = {
  opaque: {
    signatureName: 's',
    write: (issuedAt, lifetimeMs) => [['e', Math.round(issuedAt + lifetimeMs).toString(36)]],
    read: (query) => toNumberOrNull(query.get('e'), (text) => Number.parseInt(text, 36)),
  },
  s3: {
    signatureName: 'X-Amz-Signature',
    write: (issuedAt, lifetimeMs) => [
      ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
      ['X-Amz-Date', toIso(issuedAt).replace(/[-:]/g, '')],
      ['X-Amz-Expires', String(toWholeSeconds(lifetimeMs))],
    ],
    read: (query) => {
      const issuedAt = toNumberOrNull(query.get('X-Amz-Date'), parseBasicIso);
      return issuedAt === null ? null : issuedAt + Number(query.get('X-Amz-Expires')) * 1000;
    },
  },
  expires: {
    signatureName: 'Signature',
    write: (issuedAt, lifetimeMs) => [['Expires', String(toWholeSeconds(issuedAt + lifetimeMs))]],
    read: (query) => toNumberOrNull(query.get('Expires'), (text) => Number(text) * 1000),
  },
  azure: {
    signatureName: 'sig',
    write: (issuedAt, lifetimeMs) => [['se', toIso(issuedAt + lifetimeMs)]],
    read: (query) => toNumberOrNull(query.get('se'), Date.parse),
  },
};

function toNumberOrNull(text: string | null, parse: (text: string) => number): number | null {
  return text === null ? null : parse(text);
}

/** Parses 20260101T000000Z, which Date.parse does not support. */
function parseBasicIso(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
