import { expect, test } from '@jest/globals';
import { signTokenRequest } from '../../src/provider/access-tokens.js';

test('a token request is signed as in the published example', () => {
  expect(signTokenRequest('sampleaccesskey', 'samplesecretkey', '1665993522952')).toBe(
    '02209bbeaf0d0a3dd587f6a1ba22f84c98d142e3b545e77db7e4906ca56349f5',
  );
});
