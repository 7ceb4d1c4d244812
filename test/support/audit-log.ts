import { type AuditFile, openAuditFile } from '../../src/audit/audit-file.js';
import { type AuditEvent, openAuditLog } from '../../src/audit/audit-log.js';
import type { AuditEntry } from '../../src/audit/audit-record.js';
import { closeAfterTest } from './close-after-test.js';
import { START } from './test-clock.js';

export const entry = (requestId: string): AuditEntry => ({
  requestId,
  tenant: 'default',
  subject: 'somebody',
  disclosures: [{ id: 'f'.repeat(64), outcome: 'HANDED_OUT', fields: ['faceImage.url'] }],
});

export type Sabotage = (bytes: Buffer, append: (bytes: Buffer) => Promise<void>) => Promise<void>;

/** An audit log whose next writes can be spoilt; time passes for it by `runOutOfPatience` alone. */
export async function startLog(path: string) {
  const events: AuditEvent[] = [];
  const writes: string[] = [];
  const sabotages: Sabotage[] = [];
  const openFile = async (): Promise<AuditFile> => {
    const file = await openAuditFile(path);
    return {
      ...file,
      append(bytes) {
        writes.push(bytes.toString());
        const sabotage = sabotages.shift();
        return sabotage ? sabotage(bytes, file.append) : file.append(bytes);
      },
    };
  };
  let timers = new Set<() => void>();
  const after = (_ms: number, callback: () => void) => {
    timers.add(callback);
    return () => void timers.delete(callback);
  };
  const log = await openAuditLog({
    path,
    now: () => START,
    after,
    report: (event) => void events.push(event),
    openFile,
  });
  closeAfterTest(log.close);
  const add = (requestId: string) => log.append(entry(requestId));
  const runOutOfPatience = () => {
    const due = [...timers];
    timers = new Set();
    for (const callback of due) callback();
  };
  return { ...log, add, events, writes, sabotages, runOutOfPatience, timers: () => timers.size };
}

const diskFull = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
/** Lets so many bytes through, as a disk that is almost full does. */
export const failAfter =
  (length: number): Sabotage =>
  async (bytes, append) => {
    await append(bytes.subarray(0, length));
    throw diskFull;
  };

/** Has the next write wait until it is let go; `started` resolves when it is there. */
export function holdWrite({ sabotages }: { sabotages: Sabotage[] }) {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const started = new Promise<void>((resolve) => {
    sabotages.push(async (bytes, append) => {
      resolve();
      await released;
      await append(bytes);
    });
  });
  return { started, letGo: () => letGo() };
}
