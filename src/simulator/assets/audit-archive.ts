import { zipSync } from 'fflate';
import { type Appearance, drawImage, framings } from '../drawing/image.js';

// A fixed date makes the archive the same at every start. Local time, because ZIP has no time zone.
const packedAt = new Date(2026, 0, 1);

/** Returns a ZIP archive of images taken while the person moved. JPEGs are stored without compression. */
export function makeAuditArchive(signatureId: string, look: Appearance): Buffer {
  const leans = [-26, -9, 9, 26];
  const files = leans.map((lean, index) => {
    const framing = { ...framings.silent, wall: 'wall', faceSize: 84 + index * 14, lean } as const;
    return [`audit-${index + 1}.jpg`, drawImage(signatureId, framing, look, `SIMULATED AUDIT ${index + 1}`)] as const;
  });
  return Buffer.from(zipSync(Object.fromEntries(files), { level: 0, mtime: packedAt }));
}
