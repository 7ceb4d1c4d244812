import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { isSignatureId } from '../../../domain/liveness-result.js';
import { NoticeRefused } from '../../../domain/notice.js';

/** The whole verification is finished; everything was submitted. Both say that the record has changed. */
const CHANGES: ReadonlySet<string> = new Set(['COMPLETED', 'SUBMIT_COMPLETED']);

/** Other keys are not read. The body of a webhook is not documented, so a missing type counts as a change. */
const bodySchema = z.object({ type: z.string().optional() });
const changeSchema = z.object({ signatureId: z.string().refine(isSignatureId) });

/**
 * Returns the id that a body names; undefined for a type that is not known. Call it for verified bodies only.
 *
 * @throws NoticeRefused for a body of another form.
 */
export function readNoticeBody(body: Buffer): string | undefined {
  const json = parseJson(body);
  const { data } = bodySchema.safeParse(json);
  if (data === undefined) throw new NoticeRefused('malformed');
  if (data.type !== undefined && !CHANGES.has(data.type)) return undefined;
  const change = changeSchema.safeParse(json);
  if (!change.success) throw new NoticeRefused('malformed');
  return change.data.signatureId;
}

function parseJson(body: Buffer): unknown {
  try {
    return isUtf8(body) ? JSON.parse(body.toString()) : undefined;
  } catch {
    return undefined;
  }
}
