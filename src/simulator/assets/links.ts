import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkFlaw } from '../fault-injection/fault.js';
import type { SimulatorSwitches } from '../switches.js';
import { linkFormats } from './link-formats.js';

export type Links = ReturnType<typeof createLinks>;
export type LinkState = 'valid' | 'expired' | 'forged';

export type LinkOptions = {
  readonly switches: SimulatorSwitches;
  readonly secret: Buffer;
  readonly ttlMs: number;
  now(): number;
  assetOrigin(): string;
};

/** Issues signed links to the asset host and verifies them. No two issued links are equal. */
export function createLinks({ switches, secret, ttlMs, now, assetOrigin }: LinkOptions) {
  let serial = 0;
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');

  return {
    issue(path: string, flaw?: LinkFlaw): string {
      const format = linkFormats[(flaw?.flaw === 'lifetime' ? flaw.format : undefined) ?? switches.linkFormat];
      const url = new URL(path, toOrigin(flaw, assetOrigin()));
      serial += 1;
      url.searchParams.set('n', serial.toString(36));
      if (flaw?.flaw !== 'no-expiry') {
        const lifetimeMs = flaw?.flaw === 'lifetime' ? flaw.ms : ttlMs;
        // One second beyond the lifetime, so that rounding to whole seconds cannot make it valid.
        const issuedAt = flaw?.flaw === 'expired' ? now() - lifetimeMs - 1000 : now();
        for (const [name, value] of format.write(issuedAt, lifetimeMs)) url.searchParams.set(name, value);
      }
      url.searchParams.set(format.signatureName, sign(url.pathname + url.search));
      return url.href;
    },

    /** Verifies a requested url. The signature is the last parameter and covers everything before it. */
    verify(url: URL): LinkState {
      const [, signed, name, signature] = /^(.*)[?&]([\w-]+)=([\w-]+)$/.exec(url.pathname + url.search) ?? [];
      const format = Object.values(linkFormats).find(({ signatureName }) => signatureName === name);
      if (signed === undefined || signature === undefined || format === undefined) return 'forged';
      const [given, expected] = [Buffer.from(signature), Buffer.from(sign(signed))];
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
      const expiresAt = format.read(url.searchParams);
      return expiresAt === null || now() < expiresAt ? 'valid' : 'expired';
    },
  };
}

function toOrigin(flaw: LinkFlaw | undefined, assetOrigin: string): string {
  if (flaw?.flaw === 'foreign-host') return `https://${flaw.host ?? 'images.elsewhere.example'}`;
  if (flaw?.flaw === 'non-https') return 'http://images.elsewhere.example';
  return assetOrigin;
}
