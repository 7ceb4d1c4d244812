import { renameSync, statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { samples } from '../../../src/simulator/samples/samples.js';
import { startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { AUDIT_HMAC_KEY, auditPath, verify } from '../../support/gateway/audit.js';
import { toEnv } from '../../support/gateway/gateway-process.js';
import { startInShell } from '../../support/gateway/process.js';

const QUERY = `query ($id: ID!) { livenessResult(signatureId: $id) { status images { url } } }`;
/** The unit of `ulimit -f` in every POSIX shell. */
const BLOCK_BYTES = 512;

test('while the file cannot grow, images are redacted, and the chain and its count stay intact', async () => {
  const path = await auditPath();
  const simulator = await startSimulator();
  closeAfterTest(simulator.close);
  const env = { ...toEnv(simulator), AUDIT_LOG: path, AUDIT_HMAC_KEY };
  const gateway = startInShell('ulimit -f 8 && exec node dist/main.js', env);
  const url = /"url":"([^"]+)"/.exec(await gateway.until('"listening"'))?.[1] ?? '';
  const ask = async () => {
    const body = JSON.stringify({ query: QUERY, variables: { id: samples.passFarNear.signatureId } });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { data, errors = [] } = JSON.parse(await response.text());
    expect(data.livenessResult.status).toBe('PASS');
    const codes = errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
    return {
      shown: data.livenessResult.images.filter((image: { url: string | null }) => image.url !== null).length,
      codes,
    };
  };

  let shown = 0;
  let answer = await ask();
  while (answer.codes.length === 0) {
    shown += answer.shown;
    answer = await ask();
  }
  expect(shown).toBeGreaterThan(3);
  expect(answer).toEqual({ shown: 0, codes: Array(3).fill('AUDIT_UNAVAILABLE') });
  expect(await ask()).toEqual(answer);
  expect(statSync(path).size).toBeLessThanOrEqual(8 * BLOCK_BYTES);

  // As an operator would: the file is moved away.
  renameSync(path, `${path}.1`);
  shown += (await ask()).shown;
  expect(await verify(`${path}.1`, path)).toMatchObject({ isIntact: true, returnedMedia: shown, bytesSetAside: 0 });
});
