import { expect, test } from '@jest/globals';
import { withoutSuggestion } from '../../../src/server/apollo/plugins/introspection.js';

test.each([
  ['Unknown type "IDD". Did you mean "ID" or "Int"?', 'Unknown type "IDD".'],
  ['Unknown type "IDD".', 'Unknown type "IDD".'],
  ['Did you mean "Did you mean"? Did you mean "ID"?', 'Did you mean "Did you mean"?'],
  ['Did you mean "a"? No.', 'Did you mean "a"? No.'],
  ['Is it so?', 'Is it so?'],
])('removes the suggestion at the end of %j', (message, expected) => {
  expect(withoutSuggestion(message)).toBe(expected);
});

/** Takes minutes if every occurrence in the message that looks like a suggestion is scanned to its end. */
const LIMIT_MS = 20_000;

test.each(['Did you mean', 'Did you mean ', ' ', 'Did you mean Did you mea'])(
  'scans a message of a million characters once, whatever the client repeats in it: %j',
  (text) => {
    const message = text.repeat(1_000_000 / text.length);
    for (const end of ['', '?', '"?']) expect(withoutSuggestion(message + end).length).toBeLessThan(1_000_003);
  },
  LIMIT_MS,
);
