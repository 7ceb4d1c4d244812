import type { FaceRecord, ImageKind } from './transaction.js';

type Flow = { readonly category: string; readonly images: readonly ImageKind[] };

const near: readonly ImageKind[] = ['far', 'near'];
const flows: Readonly<Record<string, Flow>> = {
  DISTANT_NEAR_ACTION: { category: 'DISTANT_CLOSE_ACTION', images: near },
  DISTANT_NEAR: { category: 'DISTANT_CLOSE', images: near },
  ACTION: { category: 'ACTION', images: ['silent'] },
  SILENT: { category: 'SILENT', images: ['silent'] },
};

const captureOffsetMs: Readonly<Record<ImageKind, number>> = { far: 4_100, near: 6_300, silent: 3_900 };

/** Returns the flow of a type; a customer's own type uses the far and near flow. */
export function toFlow(livenessType: string): Pick<FaceRecord, 'livenessType' | 'livenessFlowCategory'> {
  return { livenessType, livenessFlowCategory: (flows[livenessType] ?? flows.DISTANT_NEAR)?.category ?? '' };
}

/** Returns the capture time of each image of a flow that started at `startedAt`. */
export function toCaptureTimes({ livenessFlowCategory }: FaceRecord, startedAt: number): FaceRecord['capturedAt'] {
  const flow = Object.values(flows).find(({ category }) => category === livenessFlowCategory);
  return Object.fromEntries((flow?.images ?? near).map((kind) => [kind, startedAt + captureOffsetMs[kind]]));
}
