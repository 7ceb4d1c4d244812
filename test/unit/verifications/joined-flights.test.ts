import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LivenessResult } from '../../../src/domain/liveness-result.js';
import type { Leases } from '../../../src/storage/cluster/leases.js';
import { createReader, settle, version } from '../../support/provider/reader.js';

const caller = fc.record({ waits: fc.nat(12), wants: fc.integer({ min: 1, max: 6 }) });
const answer = fc.record({ takes: fc.nat(12), version: fc.integer({ min: 1, max: 6 }) });
/** How long another instance holds each lease in turn, and the version that it then has stored; null where none does. */
const holder = fc.option(answer, { nil: null });

async function ticks(count: number) {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
}

test('each caller that joins gets what satisfies it, or what the provider returned after it had joined', async () => {
  const property = async (
    callers: readonly { waits: number; wants: number }[],
    answers: readonly { takes: number; version: number }[],
    holders: readonly ({ takes: number; version: number } | null)[],
  ) => {
    let clock = 0;
    let lastAnswerAt = 0;
    const others = [...holders];
    const leases: Leases = {
      async acquire() {
        const other = others.shift() ?? null;
        if (other === null) return { state: 'held', release: () => ticks(2) };
        const work = async () => {
          await ticks(other.takes);
          setup.stored.set('a', version('a', other.version));
          return undefined;
        };
        return { state: 'taken', over: work() };
      },
    };
    const setup = createReader(leases);
    setup.stored.set('a', version('a', 1));
    let isDone = false;
    const provide = async () => {
      for (let asked = 0; !isDone; await settle()) {
        for (; asked < setup.questions.length; asked += 1) {
          const { takes, version: brings } = answers[asked % answers.length] ?? { takes: 0, version: 1 };
          await ticks(takes);
          clock += 1;
          lastAnswerAt = clock;
          setup.questions[asked]?.answer(version('a', brings));
        }
      }
    };
    const call = async ({ waits, wants }: { waits: number; wants: number }) => {
      await ticks(waits);
      clock += 1;
      const joinedAt = clock;
      const isMet = ({ fetchedAt }: LivenessResult) => fetchedAt >= wants;
      const result = await setup.reader.refresh('a', isMet);
      expect(result !== null && (isMet(result) || lastAnswerAt > joinedAt)).toBe(true);
    };
    const provider = provide();
    await Promise.all(callers.map(call)).finally(() => {
      isDone = true;
    });
    await provider;
    expect(setup.questions.length).toBeLessThanOrEqual(callers.length);
  };
  const many = fc.array(caller, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      many,
      fc.array(answer, { minLength: 1, maxLength: 4 }),
      fc.array(holder, { maxLength: 6 }),
      property,
    ),
    { numRuns: 300 },
  );
});
