import { useState } from 'react';
import { findErrorAt, type GatewayError } from '../errors/gateway-error.js';
import { Gallery } from '../result/media/gallery.js';
import { Media } from '../result/media/media.js';
import { toFaceImages } from '../result/media/shown-image.js';
import { LivenessScore, toAttackReasons } from '../result/verdict/liveness.js';
import { VerdictPanel } from '../result/verdict/verdict-panel.js';
import { OpenedImage } from '../result/viewer/opened-image.js';
import { NATIVE_ROOT, type NativeResult, toNativeVerdict } from './native-result.js';

export type NativeSectionsProps = {
  readonly result: NativeResult;
  readonly errors: readonly GatewayError[];
};

/** The sections of a native result, the verdict first. */
export function NativeSections({ result, errors }: NativeSectionsProps) {
  const [openKey, setOpenKey] = useState<string>();
  const images = toFaceImages(result.images ?? [], NATIVE_ROOT, errors);
  return (
    <div className="result">
      <VerdictPanel {...toNativeVerdict(result)} reasons={toAttackReasons(result)}>
        <LivenessScore face={result} />
      </VerdictPanel>
      <Gallery
        images={images}
        isPending={false}
        error={result.images === null ? findErrorAt(errors, `${NATIVE_ROOT}.images`) : undefined}
        refetch={refetchNothing}
        onOpen={setOpenKey}
      />
      <Media media={result} path={NATIVE_ROOT} errors={errors} refetch={refetchNothing} />
      <OpenedImage images={images} openKey={openKey} refetch={refetchNothing} onOpen={setOpenKey} />
    </div>
  );
}

/** An image that fails to load is loaded from the same link again: a new link can be billed, so the user asks for it. */
function refetchNothing(): void {}
