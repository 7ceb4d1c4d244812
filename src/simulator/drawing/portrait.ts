import { createCanvas } from './canvas.js';
import { drawFace } from './face.js';
import { writeCaption } from './image.js';
import { toSubject } from './subject.js';

/** Draws the face cut out of a document, as JPEG. */
export function drawPortrait(signatureId: string): Buffer {
  const subject = toSubject(signatureId);
  const canvas = createCanvas(216, 280, subject.wall);
  drawFace(canvas, subject, { x: 108, y: 116, size: 72 });
  writeCaption(canvas, 'SIMULATED PHOTO');
  return canvas.toJpeg();
}
