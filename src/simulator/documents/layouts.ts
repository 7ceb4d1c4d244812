import type { MediaWriter } from '../result/media-writer.js';
import { toAge, toDaysUntil } from './days.js';
import { type DocumentLayout, type DocumentRecord, isExpired, toSpecimenOf } from './document.js';
import { toMrz } from './mrz.js';
import { readAll, readBack, readFront } from './reading.js';

/** One document in one session. `media` is null once its personal data was erased: results remain, texts do not. */
export type CapturedDocument = {
  readonly document: DocumentRecord;
  readonly region: string;
  readonly createdAt: number;
  readonly media: MediaWriter | null;
};

type Write = (captured: CapturedDocument) => Record<string, unknown>;

export const layouts: Readonly<Record<DocumentLayout, Write>> = {
  flat: (captured) => ({
    ...toHead(captured),
    frontImage: toFront(captured),
    backImage: toBack(captured),
    portrait: toPortrait(captured),
    ocr: captured.media && readAll(captured.document, captured.region),
    idForgery: { result: toForgeryResult(captured), detail: toForgeryDetail(captured) },
  }),

  sided: (captured) => ({
    ...toHead(captured),
    front: captured.media && { image: toFront(captured), ...readFront(captured.document, captured) },
    back:
      captured.media && captured.document.hasBack ? { image: toBack(captured), ...readBack(captured.document) } : null,
    portrait: toPortrait(captured),
    ...toChecks(captured),
    idForgery: { result: toForgeryResult(captured), detail: toForgeryDetail(captured) },
  }),

  // This shape has a single image and no name for a birthday.
  nested: (captured) => {
    const { birthday, issueDate, others, ...known } = readAll(captured.document, captured.region);
    const more = { birthday, ...(issueDate !== undefined && { issueDate }) };
    return {
      image: toFront(captured),
      OCR: captured.media && { ...known, others: { ...more, ...(others as object) } },
      idForgery: {
        result: toForgeryResult(captured),
        data: captured.media && { tampering: toForgeryResult(captured), screenCapture: 'pass', photocopy: 'pass' },
        detail: toForgeryDetail(captured),
      },
    };
  },
};

function toHead({ document, region, createdAt }: CapturedDocument) {
  const passed = document.genuine && !isExpired(document, createdAt);
  return { docResult: passed ? 'PASS' : 'FAIL', region, docType: document.docType, subDocType: document.docType };
}

function toFront({ media }: CapturedDocument): string | null {
  return media?.image('document-front.jpg') ?? null;
}

function toBack({ document, media }: CapturedDocument): string | null {
  return media && document.hasBack ? media.image('document-back.jpg') : null;
}

function toPortrait({ document, media }: CapturedDocument): string | null {
  if (media === null || document.portrait === 'none') return null;
  return document.portrait === 'image' ? media.image('document-portrait.jpg') : media.bytes('document-portrait.jpg');
}

function toForgeryResult({ document }: CapturedDocument): 'pass' | 'fail' {
  return document.genuine ? 'pass' : 'fail';
}

function toForgeryDetail({ document, media }: CapturedDocument): string | null {
  return media === null || document.genuine ? null : 'SIMULATED_PORTRAIT_REPLACED';
}

/** Returns what the provider compares within one document. */
function toChecks({ document, createdAt, media }: CapturedDocument) {
  const specimen = toSpecimenOf(document);
  const { birthday, expiryDate, isPassport } = specimen;
  if (media === null) {
    return { mrz: null, mrzCheck: null, crossCheck: null, ageVerification: null, expiryDateVerification: null };
  }
  const mrz = isPassport ? toMrz(specimen) : null;
  const mrzCheck = mrz && Object.fromEntries(Object.keys(mrz).map((name) => [name, 'pass']));
  const age = toAge(birthday, createdAt);
  const expired = isExpired(document, createdAt);
  return {
    mrz,
    mrzCheck,
    crossCheck: document.hasBack || isPassport ? { idNumber: 'pass' } : null,
    ageVerification: { age, result: age >= 18 ? 'pass' : 'fail' },
    expiryDateVerification: expiryDate && {
      daysToExpiry: toDaysUntil(expiryDate, createdAt),
      result: expired ? 'fail' : 'pass',
    },
  };
}
