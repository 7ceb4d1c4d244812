/**
 * Encodes the simplest stream that an H.264 decoder accepts (ITU-T H.264, 7.3 and 9.1): every frame is an IDR picture of
 * I_PCM macroblocks, which hold uncompressed samples. Width and height must be multiples of 16.
 */

const MACROBLOCK = 16;
const BASELINE = 66;
const LEVEL = 30;
const NAL_SPS = 0x67;
const NAL_PPS = 0x68;
const NAL_IDR = 0x65;
const I_SLICES_ONLY = 7;
const I_PCM = 25;

export type Size = { readonly width: number; readonly height: number };

/** Returns the content of the `avcC` box of an MP4: the parameter sets, and a length size of four bytes. */
export function toDecoderConfiguration({ width, height }: Size): Buffer {
  const sps = new Bits([NAL_SPS, BASELINE, 0xc0, LEVEL])
    .ue(0) // id of the set
    .ue(0) // frame numbers have 4 bits
    .ue(2) // frames are shown in order
    .ue(0) // no reference frames
    .bits(0, 1)
    .ue(width / MACROBLOCK - 1)
    .ue(height / MACROBLOCK - 1)
    .bits(0b1000, 4) // whole frames, no cropping, no further description
    .close();
  const pps = new Bits([NAL_PPS])
    .ue(0)
    .ue(0)
    .bits(0, 2)
    .ue(0) // one slice group
    .ue(0)
    .ue(0)
    .bits(0, 3)
    .ue(0) // three quantizer offsets, which I_PCM does not use
    .ue(0)
    .ue(0)
    .bits(0b100, 3) // the slice controls deblocking
    .close();
  const head = Buffer.from([1, BASELINE, 0xc0, LEVEL, 0xff, 0xe1]);
  return Buffer.concat([head, withLength16(sps), Buffer.from([1]), withLength16(pps)]);
}

/** Returns one frame, preceded by its length as in MP4. `pixels` are RGBA. Adjacent frames need ids of different parity. */
export function encodeFrame(pixels: Uint8Array, { width, height }: Size, id: number): Buffer {
  const slice = new Bits([NAL_IDR])
    .ue(0)
    .ue(I_SLICES_ONLY)
    .ue(0)
    .bits(0, 4)
    .ue(id % 2)
    .bits(0, 2)
    .ue(0)
    .ue(1); // no deblocking
  for (let top = 0; top < height; top += MACROBLOCK) {
    for (let left = 0; left < width; left += MACROBLOCK) {
      // No sample is below 16, so there is no run of zero bytes to escape.
      slice.ue(I_PCM).align();
      slice.bytes(toSamples(pixels, width, left, top));
    }
  }
  const nal = slice.close();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(nal.length);
  return Buffer.concat([length, nal]);
}

/** Returns the luma of a macroblock, then its two chroma planes at half the resolution (BT.601, limited range). */
function toSamples(pixels: Uint8Array, width: number, left: number, top: number): readonly number[] {
  const at = (x: number, y: number) => ((top + y) * width + left + x) * 4;
  const plane = (step: number, toSample: (red: number, green: number, blue: number) => number) => {
    const samples: number[] = [];
    for (let y = 0; y < MACROBLOCK; y += step) {
      for (let x = 0; x < MACROBLOCK; x += step) {
        const [red = 0, green = 0, blue = 0] = pixels.subarray(at(x, y), at(x, y) + 3);
        samples.push(Math.round(toSample(red, green, blue)));
      }
    }
    return samples;
  };
  return [
    ...plane(1, (red, green, blue) => 16 + 0.257 * red + 0.504 * green + 0.098 * blue),
    ...plane(2, (red, green, blue) => 128 - 0.148 * red - 0.291 * green + 0.439 * blue),
    ...plane(2, (red, green, blue) => 128 + 0.439 * red - 0.368 * green - 0.071 * blue),
  ];
}

function withLength16(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Writes bits, most significant first. */
class Bits {
  readonly #bytes: number[];
  #last = 0;
  #used = 0;

  constructor(head: readonly number[]) {
    this.#bytes = [...head];
  }

  bits(value: number, count: number): this {
    for (let at = count - 1; at >= 0; at -= 1) {
      this.#last = (this.#last << 1) | ((value >> at) & 1);
      this.#used += 1;
      if (this.#used < 8) continue;
      this.#bytes.push(this.#last);
      this.#last = 0;
      this.#used = 0;
    }
    return this;
  }

  /** Writes an exponential Golomb code (9.1). Zero has the same code with and without a sign. */
  ue(value: number): this {
    const length = 32 - Math.clz32(value + 1);
    return this.bits(0, length - 1).bits(value + 1, length);
  }

  /** Writes zero bits up to the next byte. */
  align(): this {
    return this.#used === 0 ? this : this.bits(0, 8 - this.#used);
  }

  bytes(values: readonly number[]): this {
    for (const value of values) this.#bytes.push(value);
    return this;
  }

  /** Ends the unit with its stop bit. */
  close(): Buffer {
    return Buffer.from(this.bits(1, 1).align().#bytes);
  }
}
