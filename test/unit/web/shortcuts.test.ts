import { expect, test } from '@jest/globals';
import { toPageAction } from '../../../src/web/console/shortcuts/page-action.js';

const PRESS = { key: '/', hasModifier: false, isTyping: false, isInDialog: false };

test('a key is a shortcut of the page only where no field, dialog or browser takes it', () => {
  expect(toPageAction(PRESS)).toBe('find');
  expect([toPageAction({ ...PRESS, key: 'i' }), toPageAction({ ...PRESS, key: '?' })]).toEqual(['enlarge', 'help']);
  for (const change of [{ hasModifier: true }, { isTyping: true }, { isInDialog: true }, { key: 'toString' }]) {
    expect(toPageAction({ ...PRESS, ...change })).toBeUndefined();
  }
});
