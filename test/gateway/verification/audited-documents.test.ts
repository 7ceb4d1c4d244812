import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { AUDIT_HMAC_KEY, auditPath, readEntries } from '../../support/gateway/audit.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

test('an image of a document is audited with its side, each time that it is shown, and values are not', async () => {
  const path = await auditPath();
  const { ask, simulator } = await startTestGateway({ env: { AUDIT_LOG: path, AUDIT_HMAC_KEY } });
  const id = simulator.sampleIds.identityTwoSided;
  const query = `query ($id: ID!) { verification(signatureId: $id) {
    document { fullName images { name side url expiresAt } } livenessResult { faceImage { url } } } }`;
  // Interpreted, then compiled, then from the response cache.
  for (let time = 1; time <= 4; time += 1) {
    const { data, errors } = await ask(query, { id });
    expect(errors).toEqual([]);
    const sides = data.verification.document.images.map(({ side }: { side: string | null }) => side);
    expect(sides).toEqual(expect.arrayContaining(['FRONT', 'BACK']));
    const places = sides.map((side: string | null) => `document.images${side === null ? '' : `.${side}`}.url`);
    const entries = readEntries(path);
    expect(entries).toHaveLength(time);
    const fields = entries.at(-1)?.disclosures.flatMap((disclosed) => disclosed.fields);
    expect(fields?.toSorted()).toEqual([...places, 'faceImage.url'].toSorted());
    expect(readFileSync(path, 'utf8')).not.toContain(data.verification.document.fullName);
  }
});
