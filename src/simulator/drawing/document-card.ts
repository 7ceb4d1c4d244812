import { write } from './bitmap-font.js';
import { type Canvas, type Colour, createCanvas } from './canvas.js';
import { drawFace } from './face.js';
import { writeCaption } from './image.js';
import { type Subject, toSubject } from './subject.js';

/** Text of a card: capital letters, digits, `<`, `-` and `/`. */
export type CardText = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly backLines: readonly string[];
  readonly mrz: readonly [string, string] | null;
  readonly isForged: boolean;
};

const desk: Colour = [96, 100, 108];
const card: Colour = [236, 240, 246];
const ink: Colour = [40, 44, 56];
const white: Colour = [250, 250, 250];
const stripe: Colour = [58, 62, 70];
const forgery: Colour = [214, 58, 48];

/** Draws the front of a fictitious identity card or the data page of a passport, as JPEG. */
export function drawDocumentFront(signatureId: string, text: CardText): Buffer {
  const subject = toSubject(signatureId);
  const canvas = createPage(text);
  canvas.rectangle(14, 14, canvas.width - 28, 38, subject.shirt);
  write(canvas, text.title, 28, 26, 2, white);
  drawPhoto(canvas, subject);
  if (text.isForged) drawGluedPhoto(canvas, toSubject(`forged ${signatureId}`));
  canvas.rectangle(30, 208, 116, 22, card);
  text.lines.forEach((line, place) => {
    write(canvas, line, 158, 78 + place * 36, 2, ink);
  });
  text.mrz?.forEach((line, place) => {
    write(canvas, line, 22, 250 + place * 26, 1.9, ink);
  });
  writeCaption(canvas, text.isForged ? 'SIMULATED DOCUMENT FORGED' : 'SIMULATED DOCUMENT');
  return canvas.toJpeg();
}

/** Draws the back of the same card: a magnetic stripe, its text and a bar code. */
export function drawDocumentBack(text: CardText): Buffer {
  const canvas = createPage(text);
  canvas.rectangle(14, 32, canvas.width - 28, 40, stripe);
  text.backLines.forEach((line, place) => {
    write(canvas, line, 28, 92 + place * 32, 2, ink);
  });
  for (let bar = 0; bar < 60; bar += 1) {
    canvas.rectangle(28 + bar * 5.6, 176, 1 + ((bar * 7) % 4), 36, ink);
  }
  writeCaption(canvas, 'SIMULATED DOCUMENT BACK');
  return canvas.toJpeg();
}

function createPage({ mrz }: CardText): Canvas {
  const [width, height] = mrz === null ? [400, 270] : [546, 346];
  const canvas = createCanvas(width, height, desk);
  canvas.rectangle(14, 14, width - 28, height - 54, card);
  return canvas;
}

function drawPhoto(canvas: Canvas, subject: Subject): void {
  canvas.rectangle(30, 66, 108, 140, subject.wall);
  drawFace(canvas, subject, { x: 84, y: 124, size: 36 });
}

/** Draws the photo of another person over the first one. It does not fit. */
function drawGluedPhoto(canvas: Canvas, subject: Subject): void {
  canvas.rectangle(40, 80, 104, 128, subject.otherWall);
  drawFace(canvas, subject, { x: 92, y: 136, size: 32 });
  canvas.rectangle(40, 80, 104, 3, forgery);
}
