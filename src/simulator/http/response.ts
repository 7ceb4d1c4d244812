/** An HTTP response as a value. It is created before anything is sent, so that a fault can still change it. */
export type SimulatedResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Envelope code; null where there is no envelope. */
  readonly code: string | null;
  readonly billed: 'PAY' | 'FREE' | null;
};

export function toHtmlResponse(status: number, title: string): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body><h1>${status} ${title}</h1></body>\r\n</html>\r\n`,
    code: null,
    billed: null,
  };
}
