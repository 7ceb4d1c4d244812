import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError, type NameNode, parse, visit } from 'graphql';
import { locationsOf } from '../../../src/graphql/errors/cheap-errors.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const blank = fc
  .array(fc.constantFrom(' ', ',', '\n', '\r', '\r\n', '# {\n', '#é\n'))
  .map((parts) => ` ${parts.join('')}`);

test('the location of an error equals the one computed by graphql-js', () => {
  const property = (blanks: readonly string[]) => {
    const words = ['query', 'A', '{', 'b', '(', 'c:', '"""d\n\ne"""', ')', '}'];
    const names: NameNode[] = [];
    visit(parse(words.map((word, index) => word + (blanks[index] ?? ' ')).join('')), {
      Name: (name) => void names.push(name),
    });
    for (const nodes of [names, ...names.map((name) => [name])]) {
      const error = new GraphQLError('', { nodes });
      expect(locationsOf(error)).toEqual(error.locations);
    }
  };
  fc.assert(fc.property(fc.array(blank, { minLength: 9, maxLength: 9 }), property));
});

test('an error without a node has no location', () => {
  expect(locationsOf(new GraphQLError(''))).toBeUndefined();
});

test.each([
  ['at a field', '{ livenessResult(signatureId: "!") { status } }', {}, { line: 3, column: 5 }],
  ['of a variable', 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }', {}, { line: 3, column: 10 }],
  ['of validation', '{ nothing }', {}, { line: 3, column: 5 }],
  ['of syntax', '{ ] }', {}, { line: 3, column: 5 }],
])('an error %s has its location each time the document is sent', async (_what, query, variables, location) => {
  const { ask } = await startTestGateway();
  for (let time = 0; time < 3; time += 1) {
    const { errors } = await ask(`\r\n\n  ${query}`, variables);
    expect(errors.map(({ locations }) => locations)).toEqual([[location]]);
  }
});
