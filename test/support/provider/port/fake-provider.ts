import type { ExpiringLink } from '../../../../src/domain/expiring-link.js';
import type { ImageForm, Provider, ProviderCapabilities, ProviderResult } from '../../../../src/providers/provider.js';
import { ProviderError } from '../../../../src/providers/provider-error.js';
import { createResult } from '../results.js';

const HOUR_MS = 3_600_000;

/** Differs from ADVANCE.AI in every capability. */
const CAPABILITIES: ProviderCapabilities = {
  isPossibleId: (signatureId) => /^fake-\d+$/.test(signatureId),
  deliversBytes: false,
  linkLifeMs: HOUR_MS,
  linkRenewal: 'charged',
  resultLifeMs: 30 * 24 * HOUR_MS,
  scoreRange: { min: 0, max: 1 },
};

/** A second provider, in memory: it knows the ids that a test adds and counts what it is called for. */
export class FakeProvider implements Provider {
  readonly capabilities: ProviderCapabilities;
  readonly calls: string[] = [];
  readonly #known = new Set<string>();
  #failure: ProviderError | undefined;

  readonly #startedAt: number;

  constructor(
    readonly now: () => number,
    changes: Partial<ProviderCapabilities> = {},
  ) {
    this.capabilities = { ...CAPABILITIES, ...changes };
    this.#startedAt = now();
  }

  add(signatureId: string): void {
    this.#known.add(signatureId);
  }

  /** Makes every later call fail. What the provider says of it stays in the cause. */
  fail(text: string): void {
    this.#failure = new ProviderError('unavailable', 'provider reports an internal error', { cause: text });
  }

  async getResult(signatureId: string, images: ImageForm): Promise<ProviderResult | null> {
    this.calls.push(`${signatureId} ${images}`);
    if (this.#failure !== undefined) throw this.#failure;
    if (!this.#known.has(signatureId)) return null;
    const { linkLifeMs, linkRenewal } = this.capabilities;
    const issuedAt = linkRenewal === 'none' ? this.#startedAt : this.now();
    const url = `https://fake.example.test/${signatureId}/${issuedAt}`;
    const isBytes = images === 'bytes' && this.capabilities.deliversBytes;
    const link: ExpiringLink | null = isBytes ? null : { url, issuedAt, expiresAt: issuedAt + linkLifeMs };
    const result = createResult({
      signatureId,
      images: [{ kind: 'FACE', capturedAt: null, link }],
      faceLivenessScore: 0.75,
      fetchedAt: this.now(),
    });
    return { result, base64: isBytes ? new Map([['FACE', 'aW1hZ2U=']]) : new Map() };
  }

  inTurn: Provider['inTurn'] = (_claim, work) => work();

  isLinkRenewalSuspended(): boolean {
    return false;
  }
}
