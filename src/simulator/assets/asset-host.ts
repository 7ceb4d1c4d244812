import type { World } from '../api/world.js';
import { type Answer, toHtmlAnswer } from '../exchange/answer.js';
import type { Incoming, Routed } from '../exchange/exchange.js';

// Any page may show a picture: the link is the permission.
const openToPages = { 'access-control-allow-origin': '*' };

/** Routes one call to the asset host: a signed link serves its file until it dies, and nothing else is served. */
export function routeAsset({ method, url }: Incoming, world: World): Routed {
  const [, signatureId = '', file = ''] = url.pathname.split('/');
  return {
    operation: 'asset',
    signatureId,
    imageType: null,
    answer: () => answerAsset(method, url, signatureId, file, world),
  };
}

function answerAsset(method: string, url: URL, signatureId: string, file: string, world: World): Answer {
  const refuse = (status: number, title: string) => {
    const page = toHtmlAnswer(status, title);
    return { ...page, headers: { ...page.headers, ...openToPages } };
  };
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'Method Not Allowed');
  const state = world.links.judge(url);
  if (state === 'forged') return refuse(403, 'Forbidden');
  if (state === 'dead') return refuse(world.switches.deadLinkStatus, 'Link expired');
  const record = world.transactions.get(signatureId);
  if (record === undefined || record.erasedAt !== null) return refuse(404, 'Not Found');
  const { contentType, bytes } = world.assets.read(record, file);
  return {
    status: 200,
    headers: { 'content-type': contentType, ...openToPages },
    body: bytes,
    code: null,
    billed: null,
  };
}
