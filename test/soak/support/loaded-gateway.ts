import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { samples } from '../../../src/simulator/samples/samples.js';
import { bearer, toApiKey } from '../../support/gateway/api-keys.js';
import { AUDIT_HMAC_KEY, auditPath } from '../../support/gateway/audit.js';
import { startListeningProcess } from '../../support/gateway/gateway-process.js';

/** `SOAK=short` for a gate that has a minute; whatever is measured is measured all the same, for less long. */
export const isShort = process.env.SOAK === 'short';

const QUERY = `query Review($ids: [ID!]!) { livenessResults(signatureIds: $ids) {
  signatureId status errorCode isLikelyAttack isFaceMatch attackReasons faceLivenessScore faceSimilarityScore
  livenessThreshold livenessAttackType eventDetails { event result createdAt }
  images { kind capturedAt url expiresAt } auditImageArchive { url expiresAt } faceVideo { state url expiresAt } } }`;
const EVERYBODY = Object.values(samples).map(({ signatureId }) => signatureId);
const IDS = [...EVERYBODY, ...EVERYBODY].slice(0, 80);

/** A gateway as a bank runs it: callers authenticate, and every picture is written down. No caller is limited. */
export async function startLoadedGateway(env: Readonly<Record<string, string>> = {}) {
  const auditLog = await auditPath();
  const keysFile = join(dirname(auditLog), 'keys.json');
  await writeFile(keysFile, JSON.stringify([toApiKey('load')]));
  const gateway = await startListeningProcess({
    AUTH: 'on',
    API_KEYS_FILE: keysFile,
    RATE_LIMIT_PER_MINUTE: '0',
    RATE_LIMIT_COST_PER_MINUTE: '0',
    AUDIT_LOG: auditLog,
    AUDIT_HMAC_KEY,
    LOG_LEVEL: 'info',
    // What is remembered costs hardly more than a refusal: there would be nothing to measure.
    MEMO_MAX_BYTES: '0',
    MAX_QUERY_COST: '10000',
    ...env,
  });
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...bearer('load') };
  return {
    ...gateway,
    auditLog,
    headers,
    /** A page of everybody with everything: a question of some milliseconds, so that the load costs less than it causes. */
    page: { url: gateway.url, headers, body: JSON.stringify({ query: QUERY, variables: { ids: IDS } }) },
  };
}
