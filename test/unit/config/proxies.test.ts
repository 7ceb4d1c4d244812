import { expect, test } from '@jest/globals';
import { errorsOf, parse } from '../../support/config/parse.js';

const SECRET = 'S3cr3t-in-no-message';

test.each<[Record<string, string>, object]>([
  [{}, { httpProxy: '', httpsProxy: '', noProxy: '' }],
  [
    { HTTPS_PROXY: 'http://a.test:1', HTTP_PROXY: 'https://b.test', NO_PROXY: 'c.test, d.test' },
    { httpsProxy: 'http://a.test:1', httpProxy: 'https://b.test', noProxy: 'c.test, d.test' },
  ],
  [
    { https_proxy: 'http://a.test:1', http_proxy: 'https://b.test', no_proxy: 'c.test' },
    { httpsProxy: 'http://a.test:1', httpProxy: 'https://b.test', noProxy: 'c.test' },
  ],
  [{ https_proxy: 'http://lower.test', HTTPS_PROXY: 'http://upper.test' }, { httpsProxy: 'http://lower.test' }],
  [{ https_proxy: ' ', HTTPS_PROXY: 'http://upper.test' }, { httpsProxy: 'http://upper.test' }],
  [{ no_proxy: '', NO_PROXY: '*' }, { noProxy: '*' }],
  [{ HTTPS_PROXY: 'http://user:p%40ss@a.test:1/' }, { httpsProxy: 'http://user:p%40ss@a.test:1/' }],
  [{ ALL_PROXY: 'socks5://a.test' }, { httpProxy: '', httpsProxy: '' }],
])('%j is read, lower case first', (environment, proxies) => {
  expect(parse(environment).proxies).toMatchObject(proxies);
});

test.each([
  'proxy.test:3128',
  `socks5://user:${SECRET}@proxy.test`,
  `http://user:${SECRET}@`,
  `http://user:${SECRET}%zz@proxy.test`,
  `http://${SECRET}@proxy.test`,
  `http://proxy.test/${SECRET}`,
  `http://proxy.test?${SECRET}`,
  SECRET,
])('an invalid proxy URL is rejected without its value (%#)', (address) => {
  const rule = 'must be the http or https URL of a proxy, such as http://proxy.example.com:3128';
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) {
    const errors = errorsOf({ [name]: address });
    expect(errors).toEqual([expect.stringContaining(`${name} ${rule}`)]);
    expect(errors.join()).not.toContain(SECRET);
  }
});
