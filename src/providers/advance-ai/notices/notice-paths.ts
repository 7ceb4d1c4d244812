/** Where the gateway receives notices; the tenant follows. */
export const NOTICE_PATHS = { webhook: '/webhooks/advance-ai', callback: '/callbacks/advance-ai' } as const;
