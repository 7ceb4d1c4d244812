import { NoticeRefused } from '../../../domain/notice.js';
import { formatSigningTemplate, type SigningTemplate } from '../../../domain/signing-template.js';
import { parseCapturedRequest } from './captured-request.js';
import { readNoticeBody } from './notice-body.js';
import { differencesOf, templateVariants } from './template-variants.js';
import { readWebhookHead, WEBHOOK_HEADERS, type WebhookHead } from './webhook-head.js';
import { isSignedBy } from './webhook-signature.js';

export type WebhookCheckOptions = {
  readonly secret: string;
  readonly template: SigningTemplate;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How far the time of a webhook may be from now, in milliseconds. */
  readonly windowMs: number;
};

/** Whether a captured webhook fits, and what to print: no secret, no signature, nothing of the body. */
export type WebhookCheck = { readonly fits: boolean; readonly lines: readonly string[] };

const NAME = 'ADVANCE_AI_WEBHOOK_TEMPLATE';
const { timestamp: TIMESTAMP, signature: SIGNATURE } = WEBHOOK_HEADERS;

/** Compares a captured webhook with the template, and looks for the variant of it that fits. */
export function checkWebhook(captured: Buffer, options: WebhookCheckOptions): WebhookCheck {
  const request = parseCapturedRequest(captured);
  if (request === undefined) return misfit('The file has no empty line between the headers and the body of a request.');
  const { headers, body } = request;
  const missing = Object.values(WEBHOOK_HEADERS).filter((name) => headers[name] === undefined);
  if (missing.length > 0) return misfit(`The request is not signed: it has no header ${missing.join(', ')}.`);
  try {
    const head = readWebhookHead({ headers });
    const { fits, lines } = checkSignature(head, body, options);
    return { fits, lines: [...lines, ...describeTime(head, options), ...(fits ? describeBody(body) : [])] };
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    return misfit(
      `A header has an unexpected form. ${TIMESTAMP} must have 10 digits (seconds) or 13 (milliseconds), ${SIGNATURE} must be Base64.`,
    );
  }
}

function checkSignature(head: WebhookHead, body: Buffer, { secret, template }: WebhookCheckOptions): WebhookCheck {
  const { timestamp, nonce, signature } = head;
  const shorter = withoutLineBreak(body);
  const isOf = (variant: SigningTemplate, content: Buffer) =>
    isSignedBy(variant, secret, { timestamp, nonce, body: content }, signature);
  const match = `The signature fits ${NAME} (${formatSigningTemplate(template)})`;
  if (isOf(template, body))
    return { fits: true, lines: [`${match}.`, ...(shorter.length < body.length ? [ENDS_WITH_LINE_BREAK] : [])] };
  if (isOf(template, shorter))
    return { fits: true, lines: [`${match} without the line break at the end of the file.`] };
  const mismatch = `The signature does not fit ${NAME} (${formatSigningTemplate(template)}).`;
  const variants = templateVariants();
  const found = [body, shorter].flatMap((content) => variants.find((variant) => isOf(variant, content)) ?? [])[0];
  if (found === undefined) return misfit(mismatch, ...describeNoVariant(signature, variants.length));
  const differences = differencesOf(template, found).join(', ');
  return misfit(mismatch, `Different: ${differences}.`, `What fits: ${NAME}=${formatSigningTemplate(found)}`);
}

const ENDS_WITH_LINE_BREAK =
  'The line break at the end of the file counts as part of the body. If the capture has added it, remove it and check again.';

function describeNoVariant({ length }: Buffer, tried: number): readonly string[] {
  if (length !== 32 && length !== 64)
    return [`${SIGNATURE} has ${length} bytes: neither SHA-256 (32) nor SHA-512 (64) in Base64.`];
  return [
    `None of ${tried} variants fits. The signature has the length of SHA-${length * 8}.`,
    'Check that the secret is the one of this webhook, and that the body in the file is byte for byte the one that was sent.',
  ];
}

function describeTime({ timestamp, sentAt }: WebhookHead, { now, windowMs }: WebhookCheckOptions): readonly string[] {
  const minutes = Math.round((now - sentAt) / 60_000);
  const unit = timestamp.length === 10 ? 'seconds' : 'milliseconds';
  const line = `Its time is in ${unit}, ${Math.abs(minutes)} minutes ${minutes < 0 ? 'ahead' : 'ago'}.`;
  const isLate = Math.abs(now - sentAt) > windowMs;
  return [line, ...(isLate ? [`The gateway accepts ${windowMs / 60_000} minutes: do not send this copy to it.`] : [])];
}

function describeBody(body: Buffer): readonly string[] {
  try {
    return readNoticeBody(body) === undefined ? ['Its type is not known: the gateway would ignore it.'] : [];
  } catch {
    return ['Its body is not JSON with a signatureId: the gateway would refuse it.'];
  }
}

function withoutLineBreak(body: Buffer): Buffer {
  if (body.at(-1) !== 0x0a) return body;
  return body.subarray(0, body.at(-2) === 0x0d ? -2 : -1);
}

function misfit(...lines: readonly string[]): WebhookCheck {
  return { fits: false, lines };
}
