import { hash, timingSafeEqual } from 'node:crypto';
import { NoticeRefused } from '../../../domain/notice.js';
import type { NoticeReader } from '../../notice-reader.js';
import { readNoticeBody } from './notice-body.js';

/** Reads the callbacks of sessions whose address has the key. The provider does not sign them. */
export function createCallbackReader({ key }: { readonly key: string }): NoticeReader {
  const expected = digest(key);
  return {
    begin({ query }) {
      const sent = query.key;
      if (typeof sent !== 'string') throw new NoticeRefused('unsigned');
      // Digests have one length, however long the key that was sent.
      if (!timingSafeEqual(digest(sent), expected)) throw new NoticeRefused('wrong_key');
      return (body) => ({ signatureId: readNoticeBody(body), id: undefined, sentAt: undefined });
    },
  };
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
