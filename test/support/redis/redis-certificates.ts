import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterTest } from '../close-after-test.js';

/** A certificate for this machine, and that of who vouches for it, made for one test. */
export function createCertificates(names = 'IP:127.0.0.1,DNS:localhost') {
  const directory = mkdtempSync(join(tmpdir(), 'redis-tls-'));
  closeAfterTest(async () => rmSync(directory, { recursive: true, force: true }));
  const path = (name: string) => join(directory, name);
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const days = ['-days', '2'];
  openssl('req', '-x509', ...key, ...days, '-subj', '/CN=ca', '-keyout', path('ca.key'), '-out', path('ca.crt'));
  openssl('req', ...key, '-subj', '/CN=redis', '-keyout', path('redis.key'), '-out', path('redis.csr'));
  writeFileSync(path('names'), `subjectAltName=${names}`);
  const signed = ['-CA', path('ca.crt'), '-CAkey', path('ca.key'), '-CAcreateserial', '-extfile', path('names')];
  openssl('x509', '-req', ...days, '-in', path('redis.csr'), ...signed, '-out', path('redis.crt'));
  return {
    ca: readFileSync(path('ca.crt'), 'utf8'),
    caPath: path('ca.crt'),
    cert: readFileSync(path('redis.crt'), 'utf8'),
    key: readFileSync(path('redis.key'), 'utf8'),
    /** What has a server show it, to whoever comes without one. */
    args: [
      ...['--tls-cert-file', path('redis.crt'), '--tls-key-file', path('redis.key')],
      ...['--tls-ca-cert-file', path('ca.crt'), '--tls-auth-clients', 'no'],
    ],
  };
}
