import { expect, test } from '@jest/globals';
import { createRequestScope } from '../../../src/observability/request-scope.js';

test('code that a request caused finds its id, however late it runs', async () => {
  const scope = createRequestScope();
  const found = scope.run('one', async () => {
    await Promise.resolve();
    return scope.requestId();
  });
  expect(await found).toBe('one');
  expect(scope.requestId()).toBeUndefined();
  scope.close();
});

test('a closed scope returns no id, not even of a request in progress', async () => {
  const scope = createRequestScope();
  const found = scope.run('one', async () => {
    await Promise.resolve();
    scope.close();
    return scope.requestId();
  });
  expect(await found).toBeUndefined();
});
