import { createHash } from 'node:crypto';
import type { Colour } from './canvas.js';

/** Appearance of a fictitious person, derived from one id. */
export type Subject = {
  readonly skin: Colour;
  readonly hair: Colour;
  readonly shirt: Colour;
  readonly wall: Colour;
  readonly otherWall: Colour;
  readonly hairStyle: 'short' | 'long' | 'bun' | 'curly';
  readonly glasses: boolean;
  /** Width of the face divided by its height. */
  readonly slimness: number;
};

const skins: readonly Colour[] = [
  [255, 219, 190],
  [241, 194, 155],
  [224, 172, 120],
  [198, 134, 86],
  [152, 98, 60],
  [104, 67, 44],
];
const hairs: readonly Colour[] = [
  [28, 24, 26],
  [72, 44, 28],
  [128, 76, 36],
  [206, 164, 92],
  [166, 60, 38],
  [150, 150, 156],
  [46, 64, 110],
];
const hairStyles = ['short', 'long', 'bun', 'curly'] as const;

export function toSubject(signatureId: string): Subject {
  const hash = createHash('sha256').update(`subject ${signatureId}`).digest();
  const pick = <Item>(items: readonly [Item, ...Item[]] | readonly Item[], at: number): Item =>
    items[(hash[at] ?? 0) % items.length] as Item;
  const degrees = (at: number) => ((hash[at] ?? 0) * 360) / 256;
  return {
    skin: pick(skins, 0),
    hair: pick(hairs, 1),
    shirt: toColour(degrees(2), 0.55, 0.45),
    wall: toColour(degrees(3), 0.35, 0.8),
    otherWall: toColour(degrees(3) + 140, 0.4, 0.62),
    hairStyle: pick(hairStyles, 4),
    glasses: (hash[5] ?? 0) % 3 === 0,
    slimness: 0.7 + ((hash[6] ?? 0) / 255) * 0.14,
  };
}

/** Converts HSL to RGB. Hue in degrees, saturation and lightness 0..1. */
function toColour(hue: number, saturation: number, lightness: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const turn = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
