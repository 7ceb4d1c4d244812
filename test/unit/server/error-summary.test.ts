import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { summarizeErrors } from '../../../src/server/apollo/plugins/operation-log.js';

const wrong = (code: string) => new GraphQLError('', { extensions: { code } });
const fault = (name: string) =>
  new GraphQLError('', { path: ['a'], originalError: Object.assign(new Error('secret'), { name }) });

const noPath = () => undefined;

test('at most five different errors are described', () => {
  const errors = Array.from({ length: 1_000 }, (_, index) => wrong(`CODE_${index % 50}`));
  const { code, otherErrors = [] } = summarizeErrors(errors, [], noPath);
  expect([code, ...otherErrors.map((error) => error.code)]).toEqual(['CODE_0', 'CODE_1', 'CODE_2', 'CODE_3', 'CODE_4']);
});

test('an internal error comes first, wherever it is among client errors', () => {
  const mistakes = Array.from({ length: 10 }, (_, index) => wrong(`CODE_${index}`));
  const { code, errorName, otherErrors } = summarizeErrors([...mistakes, fault('RangeError')], [], noPath);
  expect([code, errorName]).toEqual(['INTERNAL_SERVER_ERROR', 'RangeError']);
  expect(otherErrors).toHaveLength(4);
});

test('codes are counted as the client sees them', () => {
  const shown = ['BAD_USER_INPUT', 'AUDIT_UNAVAILABLE', 'BAD_USER_INPUT'].map((code) => ({
    message: '',
    extensions: { code },
  }));
  expect(summarizeErrors([], shown, noPath)).toEqual({
    errors: 3,
    codes: { BAD_USER_INPUT: 2, AUDIT_UNAVAILABLE: 1 },
    code: 'BAD_USER_INPUT',
  });
});

test('an error that only the response contains has its code and path', () => {
  const shown = [{ message: '', path: ['a', 3], extensions: { code: 'AUDIT_UNAVAILABLE' } }];
  expect(summarizeErrors([], shown, (path) => path.join('.'))).toEqual({
    errors: 1,
    codes: { AUDIT_UNAVAILABLE: 1 },
    code: 'AUDIT_UNAVAILABLE',
    path: 'a.3',
  });
});
