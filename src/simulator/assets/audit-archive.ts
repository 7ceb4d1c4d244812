import { zipSync } from 'fflate';
import { drawPicture, framings, type Look } from '../drawing/picture.js';

// Zip files carry a date; a fixed one makes the same archive at every start. Local time, because zip knows no zone.
const packedAt = new Date(2026, 0, 1);

/** A zip of pictures that were taken while the person moved. They are JPEGs already, so they are stored as they are. */
export function makeAuditArchive(signatureId: string, look: Look): Buffer {
  const leans = [-26, -9, 9, 26];
  const files = leans.map((lean, index) => {
    const framing = { ...framings.silent, wall: 'wall', faceSize: 84 + index * 14, lean } as const;
    return [`audit-${index + 1}.jpg`, drawPicture(signatureId, framing, look, `SIMULATED AUDIT ${index + 1}`)] as const;
  });
  return Buffer.from(zipSync(Object.fromEntries(files), { level: 0, mtime: packedAt }));
}
