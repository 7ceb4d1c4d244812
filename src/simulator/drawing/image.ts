import { write } from './bitmap-font.js';
import { type Canvas, type Colour, createCanvas } from './canvas.js';
import { drawFace, type Placing } from './face.js';
import { type Subject, toSubject } from './subject.js';

/** What an image shows: a person, or one kind of attack. */
export type Appearance = 'genuine' | 'presentation' | 'injection' | 'unsure';

export type Framing = {
  /** Half the height of the face, in pixels of an image that is 400 pixels high. */
  readonly faceSize: number;
  /** Horizontal offset of the head in pixels. */
  readonly lean: number;
  readonly wall: 'wall' | 'otherWall';
  /** Whether to draw the oval that asks the user to come closer. */
  readonly guide: boolean;
};

export const framings = {
  far: { faceSize: 74, lean: 0, wall: 'wall', guide: true },
  near: { faceSize: 158, lean: 0, wall: 'wall', guide: false },
  silent: { faceSize: 108, lean: 0, wall: 'otherWall', guide: false },
} as const satisfies Record<string, Framing>;

/** Size of most phone images after they were cropped to the face. */
export const IMAGE_SIZE = { width: 320, height: 400 } as const;

/** Size in pixels by the proportions of the camera. */
const IMAGE_SIZES = {
  portrait: IMAGE_SIZE,
  tall: { width: 320, height: 568 },
  wide: { width: 712, height: 400 },
} as const;
export type ImageShape = keyof typeof IMAGE_SIZES;

const stripHeight = 26;
const ink: Colour = [24, 26, 32];
const paper: Colour = [244, 244, 238];

/** Draws one image of the transaction's person, with a caption of capital letters and digits, as JPEG. */
export function drawImage(
  signatureId: string,
  framing: Framing,
  look: Appearance,
  caption: string,
  shape: ImageShape = 'portrait',
): Buffer {
  return paintImage(signatureId, framing, look, caption, shape).toJpeg();
}

/** Draws the same image without compressing it. */
export function paintImage(
  signatureId: string,
  framing: Framing,
  look: Appearance,
  caption: string,
  shape: ImageShape = 'portrait',
): Canvas {
  const subject = toSubject(signatureId);
  const { width, height } = IMAGE_SIZES[shape];
  const canvas = createCanvas(width, height, subject[framing.wall]);
  drawRoom(canvas, subject, framing);
  const middle = (height - IMAGE_SIZE.height) / 2 + 178;
  const placing = { x: width / 2 + framing.lean, y: middle, size: framing.faceSize };
  if (look === 'presentation') drawOnScreen(canvas, subject, placing);
  else drawFace(canvas, subject, placing);
  if (framing.guide) drawGuide(canvas, placing);
  if (look === 'injection') tear(canvas);
  if (look === 'unsure') canvas.rectangle(width / 2, 0, width / 2, height, ink, 0.55);
  writeCaption(canvas, look === 'genuine' ? caption : `${caption} ATTACK`);
  return canvas;
}

export function writeCaption(canvas: Canvas, caption: string): void {
  canvas.rectangle(0, canvas.height - stripHeight, canvas.width, stripHeight, ink);
  write(canvas, caption, 8, canvas.height - stripHeight + 6, 2, paper);
}

function drawRoom(canvas: Canvas, subject: Subject, { wall }: Framing): void {
  if (wall === 'wall') {
    canvas.rectangle(24, 30, 58, 76, paper, 0.55);
    canvas.rectangle(0, canvas.height - 70, canvas.width, 70, ink, 0.12);
    return;
  }
  for (let stripe = 0; stripe < canvas.width; stripe += 40) {
    canvas.rectangle(stripe, 0, 20, canvas.height, subject.wall, 0.35);
  }
}

function drawGuide(canvas: Canvas, { x, y, size }: Placing): void {
  canvas.surround(x, y, size * 1.16, size * 1.5, ink, 0.42);
}

/** Draws the face on a phone in front of the camera, with the lines of a filmed screen. */
function drawOnScreen(canvas: Canvas, subject: Subject, { x, y, size: wantedSize }: Placing): void {
  const size = Math.min(wantedSize, 112);
  const [halfWidth, halfHeight] = [size * 1.05, size * 1.5];
  const [left, top, bottom] = [x - halfWidth, y - halfHeight, y + halfHeight];
  canvas.rectangle(left, top, halfWidth * 2, halfHeight * 2, subject.otherWall);
  drawFace(canvas, subject, { x, y: y + size * 0.1, size: size * 0.68 });
  for (let line = top; line < bottom; line += 5) canvas.rectangle(left, line, halfWidth * 2, 2, [90, 160, 255], 0.3);
  canvas.rectangle(left - 12, top - 12, halfWidth * 2 + 24, 12, ink);
  canvas.rectangle(left - 12, bottom, halfWidth * 2 + 24, 20, ink);
  canvas.rectangle(left - 12, top, 12, halfHeight * 2, ink);
  canvas.rectangle(x + halfWidth, top, 12, halfHeight * 2, ink);
  canvas.ellipse(x, bottom + 10, 7, 7, paper, 0.6);
  canvas.rectangle(0, bottom + 20, canvas.width, canvas.height, [112, 84, 62]);
}

/** Shifts bands and adds false colors, as in a stream that did not come from a camera. */
function tear(canvas: Canvas): void {
  for (let band = 0; band < 9; band += 1) {
    const top = 18 + band * 38;
    canvas.shiftRows(top, 12 + ((band * 7) % 11), ((band * 53) % 90) - 45);
    const colour: Colour = band % 2 === 0 ? [255, 0, 120] : [0, 240, 220];
    canvas.rectangle((band * 97) % 240, top + 8, 84, 6, colour, 0.6);
  }
}
