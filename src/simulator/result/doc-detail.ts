import { type CapturedDocument, layouts } from '../documents/layouts.js';
import { readAll } from '../documents/reading.js';
import type { SimulatorSwitches } from '../switches.js';
import type { MediaWriter } from './media-writer.js';
import type { TransactionRecord } from './transaction.js';

const imageFields = new Set(['frontImage', 'backImage', 'back', 'portrait', 'image']);

/** Returns docDetail in the layout of the document or, without one, of the switch; null without a document. */
export function toDocDetail(record: TransactionRecord, media: MediaWriter, switches: SimulatorSwitches) {
  const { document, erasedAt, region, createdAt } = record;
  if (document === null) return null;
  const captured = { document, region, createdAt, media: erasedAt === null ? media : null };
  if (switches.placeholderNames === 'second') return toUnfamiliarNames(captured);
  const detail = layouts[document.layout ?? switches.documentLayout](captured);
  const shown = Object.entries(detail).filter(
    ([name, value]) => value !== null || switches.notCapturedImages === 'null' || !imageFields.has(name),
  );
  return { ...Object.fromEntries(shown), ...record.extra.docDetail };
}

/** Has the content of the flat layout under names that no other shape has. */
function toUnfamiliarNames({ document, region, media }: CapturedDocument): Record<string, unknown> {
  const files = ['document-front.jpg', ...(document.hasBack ? ['document-back.jpg'] : [])];
  return {
    type: document.docType,
    pages: files.map((file, index) => ({ side: index + 1, image: media?.image(file) ?? null })),
    reading: media && readAll(document, region),
    forgery: { result: document.genuine ? 'pass' : 'fail' },
  };
}
