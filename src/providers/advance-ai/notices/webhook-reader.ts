import { NoticeRefused } from '../../../domain/notice.js';
import type { SigningTemplate } from '../../../domain/signing-template.js';
import type { NoticeReader } from '../../notice-reader.js';
import { readNoticeBody } from './notice-body.js';
import { readWebhookHead } from './webhook-head.js';
import { isSignedBy } from './webhook-signature.js';

export type WebhookReaderOptions = {
  /** As the console of the provider shows it. */
  readonly secret: string;
  readonly template: SigningTemplate;
};

/** Reads the signed webhooks of an account. */
export function createWebhookReader({ secret, template }: WebhookReaderOptions): NoticeReader {
  // A nonce that is not signed could be replaced; the signature cannot.
  const isNonceSigned = template.content.includes('nonce');
  return {
    begin(head) {
      const { timestamp, nonce, signature, sentAt } = readWebhookHead(head);
      return (body) => {
        if (!isSignedBy(template, secret, { timestamp, nonce, body }, signature))
          throw new NoticeRefused('wrong_signature');
        const id = isNonceSigned ? nonce : signature.toString('base64');
        return { signatureId: readNoticeBody(body), id, sentAt };
      };
    },
  };
}
