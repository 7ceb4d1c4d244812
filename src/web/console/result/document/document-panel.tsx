import type { DocumentPanelFragment } from '../../../../../schema/generated/console/graphql.js';
import { Facts } from '../facts.js';
import { ImageTiles } from '../media/image-tiles.js';
import type { ShownImage } from '../media/shown-image.js';
import { toJsonFacts } from '../parts/json-facts.js';
import { toDocumentFacts } from './document-facts.js';

export type DocumentPanelProps = {
  readonly document: DocumentPanelFragment;
  readonly images: readonly ShownImage[];
  /** Why values are missing, if they are. */
  readonly note: string | undefined;
  readonly refetch: () => void;
  readonly onOpen: (key: string) => void;
};

/** The document: its result, the values that the token may see, and its images. */
export function DocumentPanel({ document, images, note, refetch, onOpen }: DocumentPanelProps) {
  const values = toJsonFacts(document.details);
  return (
    <section className="document" aria-labelledby="document">
      <h2 id="document">Document</h2>
      <div className="document-parts">
        <div className="document-values">
          <Facts facts={toDocumentFacts(document)} />
          {note && <p className="aside">{note}</p>}
        </div>
        {images.length === 0 ? (
          <p className="empty">No images of the document. None were taken, or they have been erased.</p>
        ) : (
          <ImageTiles images={images} refetch={refetch} onOpen={onOpen} />
        )}
      </div>
      {values.length > 0 && (
        <details className="all-values">
          <summary>All values that the provider read</summary>
          <Facts facts={values} />
        </details>
      )}
    </section>
  );
}
