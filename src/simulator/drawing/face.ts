import type { Canvas, Colour } from './canvas.js';
import type { Subject } from './subject.js';

/** Position of a face: its center, and half of its height. */
export type Placing = { readonly x: number; readonly y: number; readonly size: number };

const white: Colour = [250, 250, 250];
const pupil: Colour = [40, 34, 34];
const frame: Colour = [52, 52, 60];

/** Draws a schematic head with shoulders. It must not look like a photograph. */
export function drawFace(canvas: Canvas, subject: Subject, { x, y, size }: Placing): void {
  const { skin, hair, shirt } = subject;
  const width = size * subject.slimness;
  const shade = toShade(skin, 0.86);

  drawHairBehind(canvas, subject, { x, y, size });
  canvas.ellipse(x, y + size * 1.95, size * 1.35, size * 0.85, shirt);
  canvas.rectangle(x - width * 0.36, y + size * 0.7, width * 0.72, size * 0.55, shade);
  canvas.halfEllipse(x, y + size * 1.2, width * 0.5, size * 0.22, 1, shade);
  for (const side of [-1, 1]) canvas.ellipse(x + side * width, y + size * 0.08, size * 0.13, size * 0.2, shade);
  canvas.ellipse(x, y, width, size, skin);
  canvas.halfEllipse(x, y - size * 0.42, width * 0.98, size * 0.62, -1, hair);
  if (subject.hairStyle === 'curly') {
    for (let curl = -3; curl <= 3; curl += 1) {
      const lift = Math.cos((curl * Math.PI) / 8);
      canvas.ellipse(x + curl * width * 0.32, y - size * (0.25 + 0.62 * lift), size * 0.25, size * 0.25, hair);
    }
  }
  for (const side of [-1, 1]) drawEye(canvas, subject, x + side * width * 0.42, y - size * 0.06, size);
  canvas.ellipse(x, y + size * 0.26, size * 0.09, size * 0.16, shade);
  canvas.halfEllipse(x, y + size * 0.52, size * 0.26, size * 0.14, 1, [176, 74, 74]);
}

function drawEye(canvas: Canvas, { hair, glasses, skin }: Subject, x: number, y: number, size: number): void {
  if (glasses) {
    canvas.ellipse(x, y, size * 0.26, size * 0.22, frame);
    canvas.ellipse(x, y, size * 0.23, size * 0.19, toShade(skin, 1.06));
  }
  canvas.ellipse(x, y, size * 0.15, size * 0.1, white);
  canvas.ellipse(x, y, size * 0.075, size * 0.085, pupil);
  canvas.ellipse(x + size * 0.025, y - size * 0.03, size * 0.022, size * 0.022, white);
  canvas.rectangle(x - size * 0.17, y - size * 0.28, size * 0.34, size * 0.05, hair);
}

function drawHairBehind(canvas: Canvas, { hair, hairStyle, slimness }: Subject, { x, y, size }: Placing): void {
  const width = size * slimness;
  if (hairStyle === 'bun') canvas.ellipse(x, y - size * 1.12, size * 0.34, size * 0.3, hair);
  if (hairStyle === 'long') canvas.ellipse(x, y + size * 0.25, width * 1.25, size * 1.3, hair);
  canvas.ellipse(x, y - size * 0.22, width * 1.08, size * 0.92, hair);
}

function toShade(colour: Colour, factor: number): Colour {
  const [red, green, blue] = colour.map((channel) => Math.min(255, channel * factor)) as [number, number, number];
  return [red, green, blue];
}
