import { request } from 'node:http';

type Call = { method?: string; token?: string; body?: Record<string, unknown> };

/** Sends a call with another Host header than the address it connects to, which fetch does not support. */
export function callAt(
  baseUrl: string,
  host: string,
  path: string,
  { method = 'POST', token = '', body }: Call = {},
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { host, 'x-access-token': token };
    const call = request(`${baseUrl}${path}`, { method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() });
    });
    call.on('error', reject).end(body && JSON.stringify(body));
  });
}
