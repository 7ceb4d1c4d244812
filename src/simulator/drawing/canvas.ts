import { encode } from 'jpeg-js';

/** Red, green, blue, each 0..255. */
export type Colour = readonly [red: number, green: number, blue: number];
export type Canvas = ReturnType<typeof createCanvas>;

// Drawn at twice the size and averaged at the end, so that edges are smooth.
const oversampling = 2;
const jpegQuality = 80;

/** Creates an image to draw on. Coordinates are pixels of the finished image and may have fractions. */
export function createCanvas(width: number, height: number, background: Colour) {
  const [fineWidth, fineHeight] = [width * oversampling, height * oversampling];
  const fine = new Uint8Array(fineWidth * fineHeight * 3);
  fine.set(background);
  for (let filled = 3; filled < fine.length; filled *= 2) fine.copyWithin(filled, 0, filled);

  /** Fills each row from `top` to `bottom` between the two ends that `spanAt` returns. */
  const paint = (
    top: number,
    bottom: number,
    spanAt: (y: number) => readonly [left: number, right: number],
    [red, green, blue]: Colour,
    opacity: number,
  ) => {
    const kept = 1 - opacity;
    const lastRow = Math.min(fineHeight, toFine(bottom));
    for (let row = Math.max(0, toFine(top)); row < lastRow; row += 1) {
      const [left, right] = spanAt((row + 0.5) / oversampling);
      const end = (row * fineWidth + Math.min(fineWidth, toFine(right))) * 3;
      for (let at = (row * fineWidth + Math.max(0, toFine(left))) * 3; at < end; at += 3) {
        fine[at] = (fine[at] ?? 0) * kept + red * opacity;
        fine[at + 1] = (fine[at + 1] ?? 0) * kept + green * opacity;
        fine[at + 2] = (fine[at + 2] ?? 0) * kept + blue * opacity;
      }
    }
  };

  return {
    width,
    height,
    rectangle(x: number, y: number, w: number, h: number, colour: Colour, opacity = 1): void {
      paint(y, y + h, () => [x, x + w], colour, opacity);
    },
    ellipse(cx: number, cy: number, rx: number, ry: number, colour: Colour, opacity = 1): void {
      paint(cy - ry, cy + ry, (y) => toChord(y, cx, cy, rx, ry), colour, opacity);
    },
    /** Draws the half of an ellipse below (`1`) or above (`-1`) its center. */
    halfEllipse(cx: number, cy: number, rx: number, ry: number, side: 1 | -1, colour: Colour): void {
      const [top, bottom] = side === 1 ? [cy, cy + ry] : [cy - ry, cy];
      paint(top, bottom, (y) => toChord(y, cx, cy, rx, ry), colour, 1);
    },
    /** Fills everything outside an ellipse. */
    surround(cx: number, cy: number, rx: number, ry: number, colour: Colour, opacity = 1): void {
      paint(0, height, (y) => [0, toChord(y, cx, cy, rx, ry)[0]], colour, opacity);
      paint(0, height, (y) => [toChord(y, cx, cy, rx, ry)[1], width], colour, opacity);
    },
    /** Shifts rows sideways; what leaves at one edge comes back at the other. */
    shiftRows(top: number, rows: number, by: number): void {
      for (let y = top * oversampling; y < (top + rows) * oversampling; y += 1) {
        const row = fine.subarray(y * fineWidth * 3, (y + 1) * fineWidth * 3);
        const turned = (((-by * oversampling) % fineWidth) + fineWidth) % fineWidth;
        row.set(Buffer.concat([row.subarray(turned * 3), row.subarray(0, turned * 3)]));
      }
    },
    /** Returns RGBA values, row by row. */
    toPixels: (): Uint8Array => toPixels(fine, width, height),
    toJpeg: (): Buffer => encode({ width, height, data: toPixels(fine, width, height) }, jpegQuality).data,
  };
}

/** Returns the first oversampled row or column whose center is not before the coordinate. */
function toFine(coordinate: number): number {
  return Math.ceil(coordinate * oversampling - 0.5);
}

/** Returns where the row at `y` enters and leaves an ellipse; both ends are its center if the row misses it. */
function toChord(y: number, cx: number, cy: number, rx: number, ry: number): readonly [left: number, right: number] {
  const half = rx * Math.sqrt(Math.max(0, 1 - ((y - cy) / ry) ** 2));
  return [cx - half, cx + half];
}

function toPixels(fine: Uint8Array, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4).fill(255);
  const stride = width * oversampling * 3;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * oversampling * stride + x * oversampling * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const [upper, lower] = [at + channel, at + channel + stride];
        const sum = (fine[upper] ?? 0) + (fine[upper + 3] ?? 0) + (fine[lower] ?? 0) + (fine[lower + 3] ?? 0);
        pixels[(y * width + x) * 4 + channel] = sum / 4;
      }
    }
  }
  return pixels;
}
