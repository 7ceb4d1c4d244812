import type { Audit } from '../../audit/plugin/open-audit.js';
import type { Caller } from '../../domain/caller.js';
import type { StartedVerification } from '../../domain/start/start-request.js';
import type { StartForCaller } from '../../graphql/context.js';
import type { TakeAllowance } from '../../server/limits/admission/rate-limit.js';
import { ResultError } from '../../verifications/result-error.js';
import type { TenantReader } from '../tenant-readers.js';

/** Returns the function by which one request of a caller starts verifications. */
export type CallerStarts = (requestId: string, caller: Caller) => StartForCaller;

export type CallerStartsOptions = {
  readonly readerOf: (tenant: string) => Pick<TenantReader, 'start'>;
  /** Null while no audit log is kept. */
  readonly audit: Pick<Audit, 'append' | 'pseudonymOf'> | null;
  /** Undefined without a limit. */
  readonly takeStart: TakeAllowance | undefined;
};

/** Starts verifications within the rate of the caller. A caller learns of one only when the audit log has its line. */
export function createCallerStarts({ readerOf, audit, takeStart }: CallerStartsOptions): CallerStarts {
  const record = async (requestId: string, { tenant, subject }: Caller, { signatureId }: StartedVerification) => {
    if (audit === null) return;
    const start = { id: audit.pseudonymOf(signatureId), outcome: 'STARTED', fields: [] } as const;
    await audit.append({ requestId, tenant, subject, disclosures: [start] }).catch((cause: unknown) => {
      throw new ResultError('AUDIT_UNAVAILABLE', { cause, detail: { reason: 'the start could not be recorded' } });
    });
  };

  return (requestId, caller) => async (request) => {
    const retryAfterSeconds = takeStart?.(caller, 1) ?? 0;
    if (retryAfterSeconds > 0)
      throw new ResultError('RATE_LIMITED', { retryAfterSeconds, detail: { reason: 'too many starts of the caller' } });
    const started = await readerOf(caller.tenant).start(request, caller.subject);
    await record(requestId, caller, started);
    return started;
  };
}
