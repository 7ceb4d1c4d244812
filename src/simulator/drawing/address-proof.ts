import { write } from './bitmap-font.js';
import { type Colour, createCanvas } from './canvas.js';
import { writeCaption } from './image.js';
import { toSubject } from './subject.js';

const ink: Colour = [40, 44, 56];
const faint: Colour = [188, 192, 200];

/** Draws one page of a fictitious utility bill, as JPEG. */
export function drawAddressProof(signatureId: string, page: number): Buffer {
  const canvas = createCanvas(320, 440, [246, 246, 242]);
  canvas.rectangle(0, 0, 320, 44, toSubject(signatureId).shirt);
  write(canvas, 'SPECIMEN UTILITY BILL', 16, 16, 2, [250, 250, 250]);
  ['TEST PERSON', '1 SIMULATED STREET', '2025-12-01', `PAGE ${page}`].forEach((line, place) => {
    write(canvas, line, 16, 64 + place * 24, 2, ink);
  });
  for (let row = 0; row < 9; row += 1) canvas.rectangle(16, 180 + row * 24, 288 - ((row * page * 37) % 120), 10, faint);
  writeCaption(canvas, 'SIMULATED ADDRESS PROOF');
  return canvas.toJpeg();
}
