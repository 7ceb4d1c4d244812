import { type AuditEvent, openAuditLog } from '../../../src/audit/log/audit-log.js';
import { type AuditFile, openAuditFile } from '../../../src/audit/log/file.js';
import type { AuditEntry } from '../../../src/audit/log/record.js';
import { closeAfterTest } from '../close-after-test.js';
import { START } from '../test-clock.js';

export const entry = (requestId: string): AuditEntry => ({
  requestId,
  tenant: 'default',
  subject: 'somebody',
  disclosures: [{ id: 'f'.repeat(64), outcome: 'HANDED_OUT', fields: ['faceImage.url'] }],
});

export type Sabotage = (bytes: Buffer, append: (bytes: Buffer) => Promise<void>) => Promise<void>;

export type StartLogOptions = {
  /** False if the file cannot be locked, as on a directory that two machines share. */
  readonly isLocked?: boolean;
  readonly openHandle?: Parameters<typeof openAuditFile>[1];
};

/** Creates an audit log whose next writes can be made to fail; its time passes by `runOutOfTime` alone. */
export async function startLog(path: string, { isLocked = true, openHandle }: StartLogOptions = {}) {
  const events: AuditEvent[] = [];
  const writes: string[] = [];
  const sabotages: Sabotage[] = [];
  const openFile = async (): Promise<AuditFile> => {
    const file = await openAuditFile(path, openHandle);
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
    ...(!isLocked && { lockFile: async () => ({ release: async () => undefined }) }),
  });
  closeAfterTest(log.close);
  const add = (requestId: string) => log.append(entry(requestId));
  const runOutOfTime = () => {
    const due = [...timers];
    timers = new Set();
    for (const callback of due) callback();
  };
  return { ...log, add, events, writes, sabotages, runOutOfTime, timers: () => timers.size };
}

const diskFull = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
/** Writes only the first bytes, like a disk that is almost full. */
export const failAfter =
  (length: number): Sabotage =>
  async (bytes, append) => {
    await append(bytes.subarray(0, length));
    throw diskFull;
  };

/** Blocks the next write until it is released; `started` resolves once it has begun. */
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
