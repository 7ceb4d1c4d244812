import type { AuditedMedia } from '../../audit/log/record.js';
import type { CachePlan } from './cache-plan.js';
import type { CachedFragment } from './fragments.js';

/** A response to send. `release` may be called once it has been sent; not calling it is safe. */
export type AssembledResponse = { readonly bytes: Buffer; release?: () => void };

const COMMA = 0x2c;
/** Shorter responses are not worth a pooled buffer. */
const POOLED_FROM_BYTES = 16 * 1024;

/** Returns the whole response around this JSON, including the line break that Apollo Server appends. */
export function toWholeResponse(plan: CachePlan, json: string): string {
  return headOf(plan) + json + tailOf(plan);
}

/** Joins the fragments of a list to one response; the fragment of a single result is a whole response already. */
export function assembleResponse(
  plan: CachePlan,
  fragments: readonly CachedFragment[],
  pool: BufferPool,
): AssembledResponse {
  const [first] = fragments;
  if (!plan.isList && first !== undefined) return { bytes: first.bytes };
  const head = headOf(plan);
  const tail = tailOf(plan);
  let length = head.length + tail.length + Math.max(0, fragments.length - 1);
  for (const { bytes } of fragments) length += bytes.length;
  const isPooled = length >= POOLED_FROM_BYTES;
  const buffer = isPooled ? pool.take(length) : Buffer.allocUnsafe(length);
  let at = buffer.write(head, 0, 'latin1');
  for (const { bytes } of fragments) {
    if (at > head.length) {
      buffer[at] = COMMA;
      at += 1;
    }
    buffer.set(bytes, at);
    at += bytes.length;
  }
  buffer.write(tail, at, 'latin1');
  return { bytes: buffer.subarray(0, length), ...(isPooled && { release: () => pool.giveBack(buffer) }) };
}

function headOf({ responseKey, isList }: CachePlan): string {
  return `{"data":{"${responseKey}":${isList ? '[' : ''}`;
}

function tailOf({ isList }: CachePlan): string {
  return `${isList ? ']' : ''}}}\n`;
}

/**
 * Joins the audit entries of the fragments as the inside of a JSON list. A fragment that occurs several times is one entry
 * with its fields as often, like the entry of an executed response.
 */
export function joinAuditEntries(fragments: readonly Pick<CachedFragment, 'auditJson'>[]): string {
  const [first] = fragments;
  if (first === undefined) return '';
  if (fragments.length === 1) return first.auditJson;
  const times = new Map<Pick<CachedFragment, 'auditJson'>, number>();
  for (const fragment of fragments) {
    if (fragment.auditJson !== '') times.set(fragment, (times.get(fragment) ?? 0) + 1);
  }
  return [...times].map(([{ auditJson }, count]) => (count === 1 ? auditJson : repeat(auditJson, count))).join(',');
}

/** A fragment is of one result, so it has at most one entry. */
function repeat(auditJson: string, times: number): string {
  const entry: AuditedMedia = JSON.parse(auditJson);
  return JSON.stringify({ ...entry, fields: Array.from({ length: times }, () => entry.fields).flat() });
}

/** Reuses buffers: allocating memory outside of the heap is what triggers garbage collections. */
type BufferPool = {
  /** Returns a buffer of at least `length` bytes with arbitrary content. */
  take(length: number): Buffer;
  /** Returns a buffer to the pool. The caller must be certain that nothing reads or writes it any more. */
  giveBack(buffer: Buffer): void;
};

/** Sizes are multiples of this, so that responses of similar length share buffers. */
const STEP_BYTES = 64 * 1024;

/** Creates a pool that keeps at most `maxBytes` for reuse; more may be in use. */
export function createBufferPool(maxBytes: number): BufferPool {
  const free = new Map<number, Buffer[]>();
  let held = 0;
  return {
    take(length) {
      const size = Math.ceil(length / STEP_BYTES) * STEP_BYTES;
      const buffer = free.get(size)?.pop();
      if (buffer === undefined) return Buffer.allocUnsafeSlow(size);
      held -= size;
      return buffer;
    },
    giveBack(buffer) {
      const size = buffer.length;
      if (held + size > maxBytes) return;
      held += size;
      const others = free.get(size);
      if (others === undefined) free.set(size, [buffer]);
      else others.push(buffer);
    },
  };
}
