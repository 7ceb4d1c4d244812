import { write } from './bitmap-font.js';
import { type Canvas, type Colour, createCanvas } from './canvas.js';
import { drawFace, type Placing } from './face.js';
import { type Subject, toSubject } from './subject.js';

/** What a picture is of: a person before the camera, or something that only pretends to be one. */
export type Look = 'genuine' | 'presentation' | 'injection' | 'unsure';

export type Framing = {
  /** Half the height of the face, in pixels of a picture 400 high. */
  readonly faceSize: number;
  /** Pixels by which the head is off its middle. */
  readonly lean: number;
  readonly wall: 'wall' | 'otherWall';
  /** The oval that a page shows to people who have to come nearer. */
  readonly guide: boolean;
};

export const framings = {
  far: { faceSize: 74, lean: 0, wall: 'wall', guide: true },
  near: { faceSize: 158, lean: 0, wall: 'wall', guide: false },
  silent: { faceSize: 108, lean: 0, wall: 'otherWall', guide: false },
} as const satisfies Record<string, Framing>;

const width = 320;
const height = 400;
const stripHeight = 26;
const ink: Colour = [24, 26, 32];
const paper: Colour = [244, 244, 238];

/** Draws one picture of the person that belongs to the id, with a caption of capital letters and digits, as JPEG. */
export function drawPicture(signatureId: string, framing: Framing, look: Look, caption: string): Buffer {
  const subject = toSubject(signatureId);
  const canvas = createCanvas(width, height, subject[framing.wall]);
  drawRoom(canvas, subject, framing);
  const placing = { x: width / 2 + framing.lean, y: 178, size: framing.faceSize };
  if (look === 'presentation') drawOnScreen(canvas, subject, placing);
  else drawFace(canvas, subject, placing);
  if (framing.guide) drawGuide(canvas, placing);
  if (look === 'injection') tear(canvas);
  if (look === 'unsure') canvas.rectangle(width / 2, 0, width / 2, height, ink, 0.55);
  writeCaption(canvas, look === 'genuine' ? caption : `${caption} ATTACK`);
  return canvas.toJpeg();
}

export function writeCaption(canvas: Canvas, caption: string): void {
  canvas.rectangle(0, canvas.height - stripHeight, canvas.width, stripHeight, ink);
  write(canvas, caption, 8, canvas.height - stripHeight + 6, 2, paper);
}

function drawRoom(canvas: Canvas, subject: Subject, { wall }: Framing): void {
  if (wall === 'wall') {
    canvas.rectangle(24, 30, 58, 76, paper, 0.55);
    canvas.rectangle(0, 330, width, 70, ink, 0.12);
    return;
  }
  for (let stripe = 0; stripe < width; stripe += 40) canvas.rectangle(stripe, 0, 20, height, subject.wall, 0.35);
}

function drawGuide(canvas: Canvas, { x, y, size }: Placing): void {
  canvas.surround(x, y, size * 1.16, size * 1.5, ink, 0.42);
}

/** The face on a telephone that stands before the camera, with the lines that a filmed screen shows. */
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
  canvas.rectangle(0, bottom + 20, width, height, [112, 84, 62]);
}

/** Bands out of step and false colours: a stream that did not come from a camera. */
function tear(canvas: Canvas): void {
  for (let band = 0; band < 9; band += 1) {
    const top = 18 + band * 38;
    canvas.shiftRows(top, 12 + ((band * 7) % 11), ((band * 53) % 90) - 45);
    const colour: Colour = band % 2 === 0 ? [255, 0, 120] : [0, 240, 220];
    canvas.rectangle((band * 97) % 240, top + 8, 84, 6, colour, 0.6);
  }
}
