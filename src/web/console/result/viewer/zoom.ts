/** How large an image is shown: 1 fits the window. */
export const ZOOMS = [1, 1.5, 2, 3, 4] as const;

export type Zoom = (typeof ZOOMS)[number];

/** Returns the next larger zoom for a positive step, the next smaller one for a negative step; the last one at its end. */
export function toZoom(zoom: Zoom, step: number): Zoom {
  const index = Math.min(Math.max(ZOOMS.indexOf(zoom) + step, 0), ZOOMS.length - 1);
  return ZOOMS[index] ?? 1;
}
