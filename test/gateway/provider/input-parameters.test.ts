import { expect, test } from '@jest/globals';
import { HIDDEN_ADDRESSES, SECRET } from '../../support/addresses.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const QUERY = 'query ($id: ID!) { livenessResult(signatureId: $id) { status inputParameters } }';
const ADDRESS = `com.example.app:/done?token=${SECRET}`;

/** Returns every form in which a client could find the secret. */
const FORMS = [SECRET, Buffer.from(SECRET).toString('base64').slice(4, -4)];

test('no form of a callback address reaches a client, in any parameter, key or text', async () => {
  const gateway = await startTestGateway({ env: { INPUT_PARAMETERS: 'branch, callbackUrl' } });
  const { simulator, ask } = gateway;
  const echoes: unknown[] = [
    ...HIDDEN_ADDRESSES.flatMap((address) => [
      { userId: address },
      { callbackUrl: address },
      { [address]: 'x' },
      address,
    ]),
    { returnUrl: SECRET, failReturnUrl: SECRET, unheardOf: SECRET },
    { bizId: [SECRET], region: { callbackUrl: SECRET } },
    JSON.stringify({ userId: ADDRESS, callbackUrl: ADDRESS }),
    JSON.stringify(JSON.stringify({ userId: ADDRESS })),
    [ADDRESS],
  ];
  for (const [index, echo] of echoes.entries()) {
    const signatureId = `echo-${index}`;
    simulator.addTransaction({ signatureId, extra: { data: { inputParameters: echo } } });
    for (let time = 0; time < 3; time += 1) {
      const { data, errors } = await ask(QUERY, { id: signatureId });
      expect(data.livenessResult.status).toBe('PASS');
      const told = JSON.stringify([data, errors]);
      for (const form of FORMS) expect([echo, told.includes(form)]).toEqual([echo, false]);
      expect(Object.keys(data.livenessResult.inputParameters ?? {})).toEqual([]);
    }
  }
  const log = gateway.logLines.join('');
  for (const form of FORMS) expect(log).not.toContain(form);
});

test('documented plain parameters are passed on, and those listed by the operator', async () => {
  const echo = { userId: 'u-1', bizId: 'b-1', iframeEnabled: true, branch: 7, requestedBy: 'x', returnUrl: ADDRESS };
  const answers = [];
  for (const more of [{}, { INPUT_PARAMETERS: 'branch' }]) {
    const { simulator, ask } = await startTestGateway({ env: more });
    simulator.addTransaction({ signatureId: 'echo', inputParameters: echo });
    simulator.addTransaction({ signatureId: 'text', extra: { data: { inputParameters: JSON.stringify(echo) } } });
    const [one, text] = [await ask(QUERY, { id: 'echo' }), await ask(QUERY, { id: 'text' })];
    expect(text.data).toEqual(one.data);
    answers.push(one.data.livenessResult.inputParameters);
  }
  const documented = { userId: 'u-1', bizId: 'b-1', iframeEnabled: true };
  expect(answers).toEqual([documented, { ...documented, branch: 7 }]);
});
