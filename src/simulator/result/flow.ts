import type { FaceRecord, PictureKind } from './transaction.js';

type Flow = { readonly category: string; readonly pictures: readonly PictureKind[] };

const near: readonly PictureKind[] = ['far', 'near'];
const flows: Readonly<Record<string, Flow>> = {
  DISTANT_NEAR_ACTION: { category: 'DISTANT_CLOSE_ACTION', pictures: near },
  DISTANT_NEAR: { category: 'DISTANT_CLOSE', pictures: near },
  ACTION: { category: 'ACTION', pictures: ['silent'] },
  SILENT: { category: 'SILENT', pictures: ['silent'] },
};

const pictureMs: Readonly<Record<PictureKind, number>> = { far: 4_100, near: 6_300, silent: 3_900 };

/** The flow that a type leads to; a name of the customer's own leads to coming nearer. */
export function toFlow(livenessType: string): Pick<FaceRecord, 'livenessType' | 'livenessFlowCategory'> {
  return { livenessType, livenessFlowCategory: (flows[livenessType] ?? flows.DISTANT_NEAR)?.category ?? '' };
}

/** When each picture of a flow was taken, of one that began at `startedAt`. */
export function toCaptureTimes({ livenessFlowCategory }: FaceRecord, startedAt: number): FaceRecord['capturedAt'] {
  const flow = Object.values(flows).find(({ category }) => category === livenessFlowCategory);
  return Object.fromEntries((flow?.pictures ?? near).map((kind) => [kind, startedAt + pictureMs[kind]]));
}
