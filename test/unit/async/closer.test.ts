import { expect, test } from '@jest/globals';
import { abandon, CloseError, createCloser } from '../../../src/async/closer.js';

function createParts(failing: readonly string[]) {
  const closed: string[] = [];
  const closer = createCloser();
  for (const part of ['first', 'second', 'third']) {
    closer.add(part, async () => {
      closed.push(part);
      if (failing.includes(part)) throw new Error(`${part} failed`);
    });
  }
  return { closer, closed };
}

test('closes the last opened part first, each once', async () => {
  const { closer, closed } = createParts([]);
  await Promise.all([closer.closeAll(), closer.closeAll()]);
  await closer.closeAll();
  expect(closed).toEqual(['third', 'second', 'first']);
});

test.each([[['third']], [['second', 'first']], [['first', 'second', 'third']]])(
  'closes every part even if %j fail, and then names them',
  async (failing) => {
    const { closer, closed } = createParts(failing);
    const error = await closer.closeAll().catch((failure: unknown) => failure);
    expect(closed).toEqual(['third', 'second', 'first']);
    expect(error).toBeInstanceOf(CloseError);
    expect((error as CloseError).failures.map(({ part }) => part).sort()).toEqual([...failing].sort());
  },
);

test('closes every part even if one throws synchronously', async () => {
  const { closer, closed } = createParts([]);
  closer.add('fourth', () => {
    throw new Error('fourth failed');
  });
  await expect(closer.closeAll()).rejects.toThrow('failed to close: fourth');
  expect(closed).toHaveLength(3);
});

test('names the parts of a nested closer', async () => {
  const { closer: inner } = createParts(['second']);
  const closer = createCloser();
  closer.add('outer', inner.closeAll);
  await expect(closer.closeAll()).rejects.toThrow('failed to close: second');
});

test('throws the error of the failed start, even if closing fails', async () => {
  const { closer, closed } = createParts(['second']);
  await expect(abandon(closer, new Error('port in use'))).rejects.toThrow('port in use');
  expect(closed).toEqual(['third', 'second', 'first']);
});
