import { expect, test } from '@jest/globals';
import { createRequestScope } from '../../src/server/request-scope.js';

test('what a request causes knows of it, however late it runs', async () => {
  const scope = createRequestScope();
  const found = scope.run('one', async () => {
    await Promise.resolve();
    return scope.requestId();
  });
  expect(await found).toBe('one');
  expect(scope.requestId()).toBeUndefined();
  scope.close();
});

test('a scope that was closed knows of no request, not even of one that is still under way', async () => {
  const scope = createRequestScope();
  const found = scope.run('one', async () => {
    await Promise.resolve();
    scope.close();
    return scope.requestId();
  });
  expect(await found).toBeUndefined();
});
