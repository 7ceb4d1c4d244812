import { write } from './bitmap-font.js';
import { createCanvas } from './canvas.js';
import { drawFace } from './face.js';
import { writeCaption } from './picture.js';
import { toSubject } from './subject.js';

/** Draws the front of a card that no authority ever issued, as JPEG. */
export function drawDocumentCard(signatureId: string): Buffer {
  const subject = toSubject(signatureId);
  const canvas = createCanvas(400, 270, [96, 100, 108]);
  canvas.rectangle(14, 14, 372, 216, [236, 240, 246]);
  canvas.rectangle(14, 14, 372, 38, subject.shirt);
  write(canvas, 'SPECIMEN CARD', 28, 26, 2, [250, 250, 250]);
  canvas.rectangle(30, 66, 108, 140, subject.wall);
  drawFace(canvas, subject, { x: 84, y: 124, size: 36 });
  canvas.rectangle(30, 206, 108, 24, [236, 240, 246]);
  ['TEST PERSON', '00 0000000 0', '1990 01 01'].forEach((line, place) => {
    write(canvas, line, 160, 84 + place * 40, 2.5, [40, 44, 56]);
  });
  writeCaption(canvas, 'SIMULATED DOCUMENT');
  return canvas.toJpeg();
}
