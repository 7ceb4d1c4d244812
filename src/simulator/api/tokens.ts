import { createHmac } from 'node:crypto';
import type { SimulatorSwitches } from '../switches.js';

export type Token = { readonly token: string; readonly expiredTime: number };
export type Tokens = ReturnType<typeof createTokens>;

/** Issues and checks tokens. Several can be valid at once; a new one invalidates none unless a limit is set. */
export function createTokens(switches: SimulatorSwitches, now: () => number) {
  const expiries = new Map<string, number>();
  let serial = 0;
  return {
    /** A negative lifetime issues an expired token. */
    issue(lifeMs: number): Token {
      const issuedAt = now();
      for (const [token, expiresAt] of expiries) if (expiresAt <= issuedAt) expiries.delete(token);
      serial += 1;
      const expiredTime = issuedAt + lifeMs;
      const token = toToken(serial, issuedAt, expiredTime);
      expiries.set(token, expiredTime);
      const { liveTokens } = switches.limits;
      if (liveTokens !== null && expiries.size > liveTokens) expiries.delete([...expiries.keys()][0] ?? '');
      return { token, expiredTime };
    },
    isLive: (token: string | null): boolean => token !== null && (expiries.get(token) ?? 0) > now(),
    revokeAll: () => expiries.clear(),
  };
}

/** Looks like the provider's JWT. The signature is never verified, and clients must treat the token as opaque. */
function toToken(serial: number, issuedAt: number, expiresAt: number): string {
  const claims = { iss: 'simulator', jti: serial, iat: issuedAt / 1000, exp: expiresAt / 1000 };
  const content = [{ alg: 'HS512' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = createHmac('sha512', 'simulated').update(content.join('.')).digest('base64url');
  return [...content, signature].join('.');
}
