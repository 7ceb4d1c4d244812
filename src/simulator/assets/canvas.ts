import { encode } from 'jpeg-js';

export function encodeJpeg(width: number, height: number, data: Uint8Array): Buffer {
  return encode({ width, height, data }, 82).data;
}
