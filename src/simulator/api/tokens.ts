import { createHmac } from 'node:crypto';
import type { SimulatorSwitches } from '../switches.js';

export type Token = { readonly token: string; readonly expiredTime: number };
export type Tokens = ReturnType<typeof createTokens>;

/** Tokens that were issued and still live. Several live at once; a new one ends none unless a limit is set. */
export function createTokens(switches: SimulatorSwitches, now: () => number) {
  const expiries = new Map<string, number>();
  let serial = 0;
  return {
    /** A negative life gives a token that is dead on arrival. */
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

/** Looks like the provider's JWT. Nobody checks its signature, and callers must treat it as opaque. */
function toToken(serial: number, issuedAt: number, expiresAt: number): string {
  const claims = { iss: 'simulator', jti: serial, iat: issuedAt / 1000, exp: expiresAt / 1000 };
  const content = [{ alg: 'HS512' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = createHmac('sha512', 'simulated').update(content.join('.')).digest('base64url');
  return [...content, signature].join('.');
}
