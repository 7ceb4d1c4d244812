import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const MARK = 'injectedByTest';

test('text in a document is never executed as code', async () => {
  const { ask } = await startTestGateway();
  // graphql-jit 0.8.9 writes this into its source code as `new Date(…)`.
  const text = `__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.${MARK}=1`;
  for (let time = 0; time < 3; time += 1) {
    const { data, errors } = await ask(`{ livenessResult(signatureId: "${text}") { status } }`);
    expect(data).toEqual({ livenessResult: null });
    expect(errors).toMatchObject([{ path: ['livenessResult'], extensions: { code: 'BAD_USER_INPUT' } }]);
  }
  expect(Reflect.get(globalThis, MARK)).toBeUndefined();
});
