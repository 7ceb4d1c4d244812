import { describe, expect, test } from '@jest/globals';
import type { DocumentPanelFragment } from '../../../schema/generated/console/graphql.js';
import { toDocumentFacts } from '../../../src/web/console/result/document/document-facts.js';
import { toDocumentImages } from '../../../src/web/console/result/document/document-images.js';
import { toValuesNote } from '../../../src/web/console/result/document/values-note.js';
import { toCounterpart } from '../../../src/web/console/result/viewer/counterpart.js';
import { toViewerAction } from '../../../src/web/console/result/viewer/viewer-keys.js';
import { toZoom } from '../../../src/web/console/result/viewer/zoom.js';

const failure = (code: string, path: string) => ({ code, path, retryAfterSeconds: undefined, isRetried: true });
const image = (name: string, side: 'FRONT' | 'BACK' | null) =>
  ({ __typename: 'DocumentImage', name, side, url: null, expiresAt: null }) as const;

describe('the note on missing values of a document', () => {
  test('says once that the access does not include them', () => {
    const errors = ['fullName', 'details'].map((field) => failure('FORBIDDEN', `verification.document.${field}`));
    expect(toValuesNote(errors)).toBe('Your access does not include personal data of documents.');
    expect(toValuesNote([failure('FORBIDDEN', 'verification.address')])).toMatch(/^Your access does not include/);
  });

  test('says that they could not be fetched, and whether the page retries', () => {
    expect(toValuesNote([failure('PROVIDER_TIMEOUT', 'verification.document.fullName')])).toMatch(/Retrying$/);
    expect(toValuesNote([failure('PROVIDER_REFUSED', 'verification.document.fullName')])).toBe(
      'The values cannot be shown.',
    );
  });

  test('says nothing about images, which have texts of their own', () => {
    expect(toValuesNote([failure('FORBIDDEN', 'verification.document.images.0.url')])).toBeUndefined();
    expect(toValuesNote([failure('FORBIDDEN', 'verification.livenessResult.images.0.url')])).toBeUndefined();
  });
});

test('the number of a document is the whole one, or else the masked one', () => {
  const document = { result: 'PASS', documentNumberMasked: '***1234', documentNumber: null } as DocumentPanelFragment;
  expect(toDocumentFacts(document)).toEqual([
    ['Document check', 'Passed'],
    ['Number', '***1234'],
  ]);
  expect(toDocumentFacts({ ...document, documentNumber: '0001234', dateOfBirth: '1990-02-28' })).toEqual([
    ['Document check', 'Passed'],
    ['Number', '0001234'],
    ['Date of birth', '28 Feb 1990'],
  ]);
});

test('images of a document are named by portrait, side or else by the provider, and have their own error', () => {
  const error = failure('PROVIDER_TIMEOUT', 'verification.document.images.1.url');
  const images = toDocumentImages(
    [
      image('front.portrait', 'FRONT'),
      image('frontImage', 'FRONT'),
      image('backImage', 'BACK'),
      image('mrzArea', null),
      image('pages.image', null),
    ],
    [error],
  );
  expect(images.map(({ name, shows, error: own }) => [name, shows, own?.code])).toEqual([
    ['Portrait in the document', 'portrait', undefined],
    ['Front', 'document', 'PROVIDER_TIMEOUT'],
    ['Back', 'document', undefined],
    ['Mrz area', 'document', undefined],
    ['Document', 'document', undefined],
  ]);
});

describe('an enlarged image', () => {
  type Shows = ReturnType<typeof toDocumentImages>[number]['shows'];
  const shown = (shows: Shows, index: number) =>
    ({ key: `${index}`, name: '', shows, capturedAt: null, url: null, expiresAt: null, error: undefined }) as const;
  const compare = (kinds: readonly Shows[], index: number) => toCounterpart(kinds.map(shown), index)?.key;

  test('is compared with the portrait of the document, its first image, the face, or another image', () => {
    expect(compare(['face', 'document', 'portrait'], 0)).toBe('2');
    expect(compare(['face', 'document'], 0)).toBe('1');
    expect(compare(['face', 'face', 'document'], 2)).toBe('0');
    expect(compare(['face', 'face'], 1)).toBe('0');
    expect(compare(['face'], 0)).toBeUndefined();
  });

  test('is zoomed in steps, which end at their first and last', () => {
    expect([toZoom(1, 1), toZoom(1, -1), toZoom(2, -1), toZoom(4, 1)]).toEqual([1.5, 1, 1.5, 4]);
  });

  test('follows its own keys, and not those of the browser', () => {
    const press = (key: string, ctrlKey = false) => toViewerAction({ key, ctrlKey, metaKey: false, altKey: false });
    expect([press('+'), press('c'), press('ArrowRight'), press('toString')]).toEqual([
      'zoom-in',
      'compare',
      'next',
      undefined,
    ]);
    expect(press('+', true)).toBeUndefined();
  });
});
