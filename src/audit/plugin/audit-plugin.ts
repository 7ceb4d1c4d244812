import type { ApolloServerPlugin } from '@apollo/server';
import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import { type ErrorCode, messageOf } from '../../domain/errors/error-codes.js';
import type { MediaAccess } from '../../graphql/context.js';
import { locationsOf, withoutStack } from '../../graphql/errors/cheap-errors.js';
import { locate, type ResponseLocation } from '../../graphql/links/response-location.js';
import { singleResultOf } from '../../server/apollo/plugins/complete-response.js';
import type { RequestContext } from '../../server/apollo/request-context.js';
import type { AuditLog } from '../log/audit-log.js';
import type { AuditedMedia } from '../log/record.js';

const CODE: ErrorCode = 'AUDIT_UNAVAILABLE';

export type AuditPluginOptions = {
  readonly auditLog: Pick<AuditLog, 'append'>;
  /** Returns the pseudonym of a signature id. */
  readonly pseudonymOf: (signatureId: string) => string;
};

/** Creates a plugin that writes the media of a response to the audit log before it is sent, and redacts them on failure. */
export function createAuditPlugin(options: AuditPluginOptions): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      return {
        async willSendResponse({ response }) {
          await audit(singleResultOf(response), contextValue, options);
        },
      };
    },
  };
}

async function audit(
  result: FormattedExecutionResult,
  { disclosures, requestId, caller }: RequestContext,
  { auditLog, pseudonymOf }: AuditPluginOptions,
): Promise<void> {
  const returned = findReturnedMedia(disclosures ?? [], result.data);
  if (returned.length === 0) return;
  const { tenant, subject } = caller;
  try {
    await auditLog.append({ requestId, tenant, subject, disclosures: toAuditEntries(returned, pseudonymOf) });
  } catch {
    // Media that are not on record must not leave, whatever the error. The audit log itself reports it.
    redactMedia(result, returned);
  }
}

/** Replaces the media in a response by null, with an error at each path. Leaves everything else as it is. */
function redactMedia(result: FormattedExecutionResult, returned: readonly ReturnedMedia[]): void {
  const errors = returned.map(({ access: { info }, location }) => {
    location.write(null);
    const where = { nodes: info.fieldNodes, path: location.path() };
    const error = withoutStack(new GraphQLError(messageOf(CODE), { ...where, extensions: { code: CODE } }));
    const locations = locationsOf(error);
    return { ...error.toJSON(), ...(locations && { locations }) };
  });
  Object.assign(result, { errors: [...(result.errors ?? []), ...errors] });
}

/** A field of a response that returns media, and its location in the response. */
type ReturnedMedia = { readonly access: MediaAccess; readonly location: ResponseLocation };

/** Returns the accesses whose field is not null in the response data, each once. */
export function findReturnedMedia(accesses: readonly MediaAccess[], data: unknown): ReturnedMedia[] {
  const returned: ReturnedMedia[] = [];
  for (const access of accesses) {
    const location = locate(data, access.info);
    if (location !== null && location.read() !== null) returned.push({ access, location });
  }
  return returned;
}

/** Returns the audit entries of a response: one for each signature id, with all of its returned fields. */
export function toAuditEntries(
  returned: readonly ReturnedMedia[],
  pseudonymOf: (signatureId: string) => string,
): readonly AuditedMedia[] {
  const fieldsById = new Map<string, string[]>();
  for (const { access } of returned) {
    const { origin, info } = access;
    const field = `${origin.place}.${info.fieldName}`;
    const fields = fieldsById.get(origin.signatureId);
    if (fields === undefined) fieldsById.set(origin.signatureId, [field]);
    else fields.push(field);
  }
  return [...fieldsById].map(([id, fields]) => ({ id: pseudonymOf(id), outcome: 'HANDED_OUT', fields }));
}
