/** Ways to write one secret into the input of a session; `SECRET` stands in each as it is or encoded. */
export const SECRET = 'canary0callback0secret';

const ADDRESSES: readonly string[] = [
  `https://shop.example.test/back?token=${SECRET}`,
  `  HTTPS://SHOP.EXAMPLE.TEST/${SECRET}`,
  `com.example.app:/done?token=${SECRET}`,
  `com.example.app://done/${SECRET}`,
  `intent:#Intent;S.token=${SECRET};end`,
  `shop.example.test/done?token=${SECRET}`,
  `shop.example.test:8443/${SECRET}`,
  `//shop.example.test/${SECRET}`,
  `/done?token=${SECRET}`,
  `www.shop.example.test/${SECRET}`,
  `localhost/${SECRET}`,
  `10.0.0.1/${SECRET}`,
  `see https://shop.example.test/${SECRET} for more`,
  `token=${SECRET}`,
  `ht\ntps:/\u200b/shop.example.test/${SECRET}`,
  `w\u200bww.${SECRET}.example.test`,
  `https\uff1a\uff0f\uff0fshop.example.test\uff0f${SECRET}`,
];

const encode = (text: string) => text.replace(/[^A-Za-z0-9]/g, (sign) => encodeURIComponent(sign));
const escapeAll = (text: string) => text.replaceAll('/', '\\u002f').replaceAll(':', '&#58;');

/** Values of a member that must not be passed on, each with the secret or a form of it that a client could decode. */
export const HIDDEN_ADDRESSES: readonly string[] = [
  ...ADDRESSES,
  ...ADDRESSES.slice(0, 4).flatMap((address) => [
    encodeURIComponent(address),
    encodeURIComponent(encodeURIComponent(address)),
    encode(encode(encode(address))),
    escapeAll(address),
    JSON.stringify({ callbackUrl: address }),
    JSON.stringify(JSON.stringify([address])),
    Buffer.from(address).toString('base64'),
    Buffer.from(address).toString('base64url'),
  ]),
];
