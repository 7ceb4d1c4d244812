import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import type { AuditLog } from '../../audit/audit-log.js';
import type { RequestContext } from '../request-context.js';
import { toDisclosed } from './disclosed.js';
import { findShown } from './shown-pictures.js';
import { AUDIT_ERROR_CODE, withhold } from './withhold.js';

export type AuditDisclosuresOptions = {
  readonly auditLog: Pick<AuditLog, 'append'>;
  /** What stands for a signature id in the log. */
  readonly pseudonymOf: (signatureId: string) => string;
  readonly logger: Logger;
};

/** Has it written down what an answer shows, before it leaves; what cannot be written down is not shown. */
export function createAuditDisclosures(options: AuditDisclosuresOptions): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind === 'single') await audit(body.singleResult, contextValue, options);
        },
      };
    },
  };
}

async function audit(
  result: FormattedExecutionResult,
  { disclosures, requestId, caller }: RequestContext,
  { auditLog, pseudonymOf, logger }: AuditDisclosuresOptions,
): Promise<void> {
  const shown = findShown(disclosures ?? [], result.data);
  if (shown.length === 0) return;
  const { tenant, subject } = caller;
  try {
    await auditLog.append({ requestId, tenant, subject, disclosures: toDisclosed(shown, pseudonymOf) });
  } catch {
    // Whatever went wrong, nobody may see what is not on record; the audit log itself says why.
    withhold(result, shown);
    logger.warn({ requestId, code: AUDIT_ERROR_CODE, withheld: shown.length }, 'pictures refused');
  }
}
