import type { GalleryImageFragment, TimelineFragment } from '../../../../../schema/generated/console/graphql.js';

/** When the capture began, and how long it took until its last event or image. */
export type Capture = { readonly startedAt: string; readonly seconds: number };

/** What tells when a face was captured. */
export type Captured = {
  readonly images: readonly Pick<GalleryImageFragment, 'capturedAt'>[] | null;
  readonly eventDetails?: TimelineFragment['eventDetails'];
};

/** Returns when the capture happened, by its events and images; undefined where the provider reports no time. */
export function toCapture(face: Captured | null): Capture | undefined {
  const instants = [
    ...(face?.eventDetails ?? []).map(({ createdAt }) => createdAt),
    ...(face?.images ?? []).map(({ capturedAt }) => capturedAt),
  ].flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]));
  if (instants.length === 0) return undefined;
  const startMs = Math.min(...instants);
  return {
    startedAt: new Date(startMs).toISOString(),
    seconds: Math.round((Math.max(...instants) - startMs) / 1_000),
  };
}
