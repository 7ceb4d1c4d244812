import { expect, test } from '@jest/globals';
import { readFlightNote, toFlightNote } from '../../src/results/flight-note.js';
import { ResultError } from '../../src/results/result-error.js';

const failureOf = (note: string) => {
  try {
    return readFlightNote(note);
  } catch (error) {
    return error;
  }
};

test.each([[new ResultError('PROVIDER_REFUSED')], [new ResultError('PROVIDER_BUSY', { retryAfterSeconds: 12 })]])(
  'a failure is the same failure at another instance: %s',
  (error) => {
    expect(failureOf(toFlightNote({ error }) ?? '')).toMatchObject({
      name: 'ResultError',
      code: error.code,
      retryAfterSeconds: error.retryAfterSeconds,
    });
  },
);

test('an id that is not known is so at another instance', () => {
  expect(readFlightNote(toFlightNote({ value: { result: null } }) ?? '')).toBe(null);
});

test('nothing is told of a record, which is in the store, nor of a fault of ours', () => {
  expect(toFlightNote({ value: { result: {} } })).toBe(undefined);
  expect(toFlightNote({ error: new Error('a fault') })).toBe(undefined);
});

test.each(['', 'NONSENSE', 'INTERNAL_SERVER_ERROR 3', 'PROVIDER_BUSY -1'])(
  'what cannot be understood is a failure that says nothing: %j',
  (note) => {
    expect(failureOf(note)).toMatchObject({ retryAfterSeconds: note.endsWith('3') ? 3 : undefined });
    expect(['PROVIDER_UNAVAILABLE', 'PROVIDER_BUSY']).toContain((failureOf(note) as ResultError).code);
  },
);
