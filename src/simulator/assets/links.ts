import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkFlaw } from '../exchange/fault.js';
import type { SimulatorSwitches } from '../switches.js';
import { linkFormats } from './link-formats.js';

export type Links = ReturnType<typeof createLinks>;
export type LinkState = 'alive' | 'dead' | 'forged';

export type LinkParts = {
  readonly switches: SimulatorSwitches;
  readonly secret: Buffer;
  readonly ttlMs: number;
  now(): number;
  assetOrigin(): string;
};

/** Issues links to the asset host and judges those that come back. No two links that it issues are equal. */
export function createLinks({ switches, secret, ttlMs, now, assetOrigin }: LinkParts) {
  let serial = 0;
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');

  return {
    issue(path: string, flaw?: LinkFlaw): string {
      const format = linkFormats[switches.linkFormat];
      const url = new URL(path, toOrigin(flaw, assetOrigin()));
      serial += 1;
      url.searchParams.set('n', serial.toString(36));
      if (flaw?.flaw !== 'no-expiry') {
        const lifeMs = flaw?.flaw === 'lives' ? flaw.ms : ttlMs;
        // One second more than a life ago, so that rounding to whole seconds cannot bring it back.
        const issuedAt = flaw?.flaw === 'expired' ? now() - lifeMs - 1000 : now();
        for (const [name, value] of format.write(issuedAt, lifeMs)) url.searchParams.set(name, value);
      }
      url.searchParams.set(format.signatureName, sign(url.pathname + url.search));
      return url.href;
    },

    /** `url` as it was asked for on the asset host. The signature is the last parameter and covers all before it. */
    judge(url: URL): LinkState {
      const [, signed, name, signature] = /^(.*)[?&]([\w-]+)=([\w-]+)$/.exec(url.pathname + url.search) ?? [];
      const format = Object.values(linkFormats).find(({ signatureName }) => signatureName === name);
      if (signed === undefined || signature === undefined || format === undefined) return 'forged';
      const [given, expected] = [Buffer.from(signature), Buffer.from(sign(signed))];
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
      const expiresAt = format.read(url.searchParams);
      return expiresAt === null || now() < expiresAt ? 'alive' : 'dead';
    },
  };
}

function toOrigin(flaw: LinkFlaw | undefined, assetOrigin: string): string {
  if (flaw?.flaw === 'foreign-host') return `https://${flaw.host ?? 'pictures.elsewhere.example'}`;
  if (flaw?.flaw === 'non-https') return 'http://pictures.elsewhere.example';
  return assetOrigin;
}
