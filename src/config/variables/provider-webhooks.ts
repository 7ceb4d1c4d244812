import { z } from 'zod';
import { parseSigningTemplate, SIGNING_TEMPLATE_FORMAT, type SigningTemplate } from '../../domain/signing-template.js';
import { parsedBy } from '../parsers.js';
import { variables } from '../variable.js';

/** Completes "must be …". */
export const WEBHOOK_SECRET_FORMAT = '16 to 4096 characters without spaces or line breaks';

export const webhookSecret = () =>
  z
    .string()
    .regex(/^\S{16,4096}$/)
    .describe(WEBHOOK_SECRET_FORMAT);

/** How the provider reports changes of verifications. Not needed to read them. */
export const WEBHOOK_VARIABLES = {
  webhookSecret: webhookSecret().optional().register(variables, {
    name: 'ADVANCE_AI_WEBHOOK_SECRET',
    isSecret: true,
    description:
      'Secret of the webhook in the console of the provider, as it is shown there. Set it to receive signed webhooks at `/webhooks/advance-ai/default`; see [webhooks](operations.md#webhooks).',
  }),
  webhookTemplate: parsedBy(parseSigningTemplate)
    .describe(SIGNING_TEMPLATE_FORMAT)
    .prefault('timestamp+newline+nonce+newline+body/sha256/base64')
    .register(variables, {
      name: 'ADVANCE_AI_WEBHOOK_TEMPLATE',
      description:
        'What the provider signs of a webhook, and how. `npx liveness-gateway --check-webhook` finds the right one; see [webhooks](operations.md#webhooks).',
    }),
};

/** The fewest bytes of a key. */
const MIN_KEY_BYTES = 16;

/**
 * Returns an error for each account whose webhook secret is not the Base64 that the template needs. A decoder would skip
 * what it does not know, and every signature would be wrong.
 */
export function findWebhookErrors(
  tenants: ReadonlyMap<string, { readonly webhookSecret?: string | undefined }>,
  template: SigningTemplate | undefined,
  tenantsFile: string | undefined,
): string[] {
  if (template?.key !== 'base64') return [];
  return [...tenants].flatMap(([tenant, { webhookSecret: secret }]) => {
    if (secret === undefined || isLongBase64(secret)) return [];
    const name =
      tenantsFile === undefined ? 'ADVANCE_AI_WEBHOOK_SECRET' : `TENANTS_FILE: the webhookSecret of tenant "${tenant}"`;
    return [
      `${name} must be Base64 of at least ${MIN_KEY_BYTES} bytes. If the provider signs with its text as it is, let ADVANCE_AI_WEBHOOK_TEMPLATE end with /raw.`,
    ];
  });
}

function isLongBase64(text: string): boolean {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
  return isBase64 && Buffer.byteLength(text, 'base64') >= MIN_KEY_BYTES;
}
