import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { defaultSwitches, type SimulatorSwitches } from '../../../src/simulator/switches.js';

const contract = readFileSync('docs/provider-contract.md', 'utf8');
const source = readFileSync('src/simulator/switches.ts', 'utf8');

const points = contract
  .split(/^### /m)
  .slice(1)
  .map((text) => {
    const switches = [...text.matchAll(/^- Switch: `(\w+)`, default `(.+)`\.$/gm)];
    return {
      number: Number(/^(\d+)\. /.exec(text)?.[1]),
      text,
      switches: switches.map(([, name = '', byDefault = '']) => ({ name, byDefault })),
    };
  });

test('open points are numbered from 1 without a gap, and each says what is known, unknown and done', () => {
  expect(points.map(({ number }) => number)).toEqual(points.map((_, index) => index + 1));
  for (const { number, text } of points) {
    const labels = [...text.matchAll(/^- (\w+):/gm)].map(([, label]) => label);
    expect([number, ...new Set(labels)]).toEqual([number, 'Known', 'Unknown', 'Gateway', 'Switch']);
  }
});

test('every switch has the number of its open point, and every open point has its switches', () => {
  const inSource = [...source.matchAll(/^ {2}\/\*\* (\d+)\. .*\*\/\n {2}(\w+):/gm)].map(([, number, name]) => [
    Number(number),
    name,
  ]);
  const inContract = points.flatMap(({ number, switches }) => switches.map(({ name }) => [number, name]));
  expect(inContract).toEqual(inSource);
  expect(inSource.map(([, name]) => name).sort()).toEqual(Object.keys(defaultSwitches).sort());
});

test('the contract states the default of every switch', () => {
  for (const { name, byDefault } of points.flatMap(({ switches }) => switches)) {
    expect([name, JSON.parse(byDefault)]).toEqual([name, defaultSwitches[name as keyof SimulatorSwitches]]);
  }
});
