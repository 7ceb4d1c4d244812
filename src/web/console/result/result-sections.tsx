import { useState } from 'react';
import { findErrorAt, type GatewayError } from '../errors/gateway-error.js';
import { toDocumentImages } from './document/document-images.js';
import { DocumentPanel } from './document/document-panel.js';
import { MissingDocument } from './document/missing-document.js';
import { toValuesNote } from './document/values-note.js';
import { hasFace } from './head/checked.js';
import { Gallery } from './media/gallery.js';
import { Media } from './media/media.js';
import { toFaceImages } from './media/shown-image.js';
import { JsonPanel } from './parts/json-panel.js';
import type { Result } from './polling.js';
import { Timeline } from './timeline.js';
import { Verdict } from './verdict/verdict.js';
import { OpenedImage } from './viewer/opened-image.js';

export type ResultSectionsProps = {
  readonly result: Result;
  readonly errors: readonly GatewayError[];
  readonly refetch: () => void;
};

const FACE_PATH = 'verification.livenessResult';

/** The sections of a verification, the verdict first. A part that was not checked has no section. */
export function ResultSections({ result, errors, refetch }: ResultSectionsProps) {
  const [openKey, setOpenKey] = useState<string>();
  const { document } = result;
  const face = hasFace(result, errors) ? result.livenessResult : null;
  const isPending = result.status === 'PENDING';
  const faceImages = toFaceImages(face?.images ?? [], FACE_PATH, errors);
  const documentImages = toDocumentImages(document?.images ?? [], errors);
  const images = [...faceImages, ...documentImages];
  const common = { refetch, onOpen: setOpenKey };
  return (
    <div className="result">
      <Verdict status={result.status} errorCodes={result.errorCodes} face={face} />
      {face && (
        <Gallery
          images={faceImages}
          isPending={isPending}
          error={face.images === null ? findErrorAt(errors, `${FACE_PATH}.images`) : undefined}
          {...common}
        />
      )}
      {face && !isPending && <Media media={face} path={FACE_PATH} errors={errors} refetch={refetch} />}
      {face && !isPending && <Timeline timeline={face} />}
      {document ? (
        <DocumentPanel document={document} images={documentImages} note={toValuesNote(errors)} {...common} />
      ) : (
        <MissingDocument errors={errors} isAboutFace={face !== null} />
      )}
      <JsonPanel id="address" title="Address" json={result.address} />
      <JsonPanel id="register" title="Public register" json={result.documentDatabase} />
      <JsonPanel id="charges" title="Charges" json={result.fees} />
      <OpenedImage images={images} openKey={openKey} refetch={refetch} onOpen={setOpenKey} />
    </div>
  );
}
