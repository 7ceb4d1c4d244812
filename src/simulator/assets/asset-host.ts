import type { IncomingCall, RoutedCall } from '../http/call-handler.js';
import { type SimulatedResponse, toHtmlResponse } from '../http/response.js';
import type { SimulatorState } from '../state.js';

// Any page may show an image: the signed link is the permission.
const openToPages = { 'access-control-allow-origin': '*' };

/** Routes one call to the asset host. It serves signed links until they expire, and nothing else. */
export function routeAsset({ method, url }: IncomingCall, state: SimulatorState): RoutedCall {
  const [, signatureId = '', file = ''] = url.pathname.split('/');
  return {
    operation: 'asset',
    signatureId,
    livenessId: null,
    imageType: null,
    respond: () => respondWithAsset(method, url, signatureId, file, state),
  };
}

function respondWithAsset(
  method: string,
  url: URL,
  signatureId: string,
  file: string,
  state: SimulatorState,
): SimulatedResponse {
  const refuse = (status: number, title: string) => {
    const page = toHtmlResponse(status, title);
    return { ...page, headers: { ...page.headers, ...openToPages } };
  };
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'Method Not Allowed');
  const linkState = state.links.verify(url);
  if (linkState === 'forged') return refuse(403, 'Forbidden');
  if (linkState === 'expired') return refuse(state.switches.deadLinkStatus, 'Link expired');
  const record = state.transactions.get(signatureId);
  if (record === undefined || record.erasedAt !== null) return refuse(404, 'Not Found');
  const { contentType, bytes } = state.assets.read(record, file);
  return {
    status: 200,
    headers: { 'content-type': contentType, ...openToPages },
    body: bytes,
    code: null,
    billed: null,
  };
}
