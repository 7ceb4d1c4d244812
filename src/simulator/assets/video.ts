import { type Appearance, framings, paintImage, IMAGE_SIZE as SIZE } from '../drawing/image.js';
import { encodeFrame, toDecoderConfiguration } from './h264.js';

const frameCount = 6;
const frameMs = 250;
const durationMs = frameCount * frameMs;

/** Returns a short video of a person who comes closer: an MP4 of H.264 frames, one chunk, one track, no sound. */
export function makeVideo(signatureId: string, look: Appearance): Buffer {
  const frames = Array.from({ length: frameCount }, (_, index) => {
    const nearness = index / (frameCount - 1);
    const faceSize = framings.far.faceSize + (framings.near.faceSize - framings.far.faceSize) * nearness;
    const framing = { ...framings.far, faceSize, guide: false };
    const canvas = paintImage(signatureId, framing, look, `SIMULATED VIDEO ${index + 1}`);
    return encodeFrame(canvas.toPixels(), SIZE, index);
  });
  const fileType = box('ftyp', text('isom'), u32(0x200), text('isomiso2avc1mp41'));
  const media = box('mdat', ...frames);
  // The media data comes before the description, so that the offset of the first frame is known.
  return Buffer.concat([fileType, media, box('moov', movieHeader(), track(frames, fileType.length + 8))]);
}

const identityMatrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

function movieHeader(): Buffer {
  const [rate, volume, nextTrack] = [0x10000, 0x0100, 2];
  return fullBox(
    'mvhd',
    0,
    u32(0, 0, 1000, durationMs, rate),
    u16(volume, 0),
    u32(0, 0, ...identityMatrix),
    zeros(24),
    u32(nextTrack),
  );
}

function track(frames: readonly Buffer[], firstFrameAt: number): Buffer {
  const enabledAndShown = 3;
  const header = fullBox(
    'tkhd',
    enabledAndShown,
    u32(0, 0, 1, 0, durationMs, 0, 0),
    u16(0, 0, 0, 0),
    u32(...identityMatrix, SIZE.width << 16, SIZE.height << 16),
  );
  const undetermined = 0x55c4;
  const mediaHeader = fullBox('mdhd', 0, u32(0, 0, 1000, durationMs), u16(undetermined, 0));
  const handler = fullBox('hdlr', 0, u32(0), text('vide'), zeros(12), text('simulated\0'));
  const selfContained = fullBox('url ', 1);
  const information = box(
    'minf',
    fullBox('vmhd', 1, u16(0, 0, 0, 0)),
    box('dinf', fullBox('dref', 0, u32(1), selfContained)),
    sampleTable(frames, firstFrameAt),
  );
  return box('trak', header, box('mdia', mediaHeader, handler, information));
}

function sampleTable(frames: readonly Buffer[], firstFrameAt: number): Buffer {
  const dotsPerInch = 72 << 16;
  const [depth, noColourTable] = [24, 0xffff];
  const entry = box(
    'avc1',
    zeros(6),
    u16(1),
    zeros(16),
    u16(SIZE.width, SIZE.height),
    u32(dotsPerInch, dotsPerInch, 0),
    u16(1),
    zeros(32),
    u16(depth, noColourTable),
    box('avcC', toDecoderConfiguration(SIZE)),
  );
  return box(
    'stbl',
    fullBox('stsd', 0, u32(1), entry),
    fullBox('stts', 0, u32(1, frames.length, frameMs)),
    fullBox('stsc', 0, u32(1, 1, frames.length, 1)),
    fullBox('stsz', 0, u32(0, frames.length, ...frames.map((frame) => frame.length))),
    fullBox('stco', 0, u32(1, firstFrameAt)),
  );
}

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const size = content.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([u32(size), text(type), ...content]);
}

/** Returns a box that starts with a version (always 0) and flags. */
function fullBox(type: string, flags: number, ...content: readonly Buffer[]): Buffer {
  return box(type, u32(flags), ...content);
}

function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
}

function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2);
  return bytes;
}

const zeros = (count: number) => Buffer.alloc(count);
const text = (value: string) => Buffer.from(value, 'latin1');
