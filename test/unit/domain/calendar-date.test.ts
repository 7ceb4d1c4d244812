import { expect, test } from '@jest/globals';
import { fromParts, toCalendarDate } from '../../../src/domain/calendar-date.js';

test.each([
  ['1990-01-31', '1990-01-31'],
  ['1990/01/31', '1990-01-31'],
  ['1990.01.31', '1990-01-31'],
  ['19900131', '1990-01-31'],
  [' 2024-02-29 ', '2024-02-29'],
  ['31/01/1990', '1990-01-31'],
  ['01/31/1990', '1990-01-31'],
  ['05-05-1990', '1990-05-05'],
])('%j is the calendar date %s', (text, date) => {
  expect(toCalendarDate(text)).toBe(date);
});

test.each([
  ['no date', 'PERMANENT'],
  ['a day that the calendar does not have', '2023-02-29'],
  ['a month that the calendar does not have', '1990-13-01'],
  ['an order that is not certain', '03/04/1990'],
  ['two separators', '1990-01/31'],
  ['a time', '1990-01-31T00:00:00Z'],
  ['other digits', '１９９０-01-31'],
  ['nothing', ''],
])('text with %s is null', (_what, text) => {
  expect(toCalendarDate(text)).toBeNull();
});

test('numbers make a date only together, and only one that exists', () => {
  expect(fromParts('1990', '1', '5')).toBe('1990-01-05');
  expect(fromParts('1990', '2', '30')).toBeNull();
  expect(fromParts('1990', '', '5')).toBeNull();
  expect(fromParts('90', '1', '5')).toBeNull();
});
