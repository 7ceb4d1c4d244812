import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { expect, test } from '@jest/globals';
import pino from 'pino';
import { createAuditPlugin } from '../../../src/audit/plugin/audit-plugin.js';
import { createLinkRenewal } from '../../../src/server/apollo/plugins/link-renewal.js';
import { createOperationLog } from '../../../src/server/apollo/plugins/operation-log.js';
import { createOperationMetrics } from '../../../src/server/apollo/plugins/operation-metrics.js';
import type { RequestContext } from '../../../src/server/apollo/request-context.js';

const auditLog = { append: async () => undefined };
const plugins: [string, ApolloServerPlugin<RequestContext>][] = [
  ['the audit', createAuditPlugin({ auditLog, pseudonymOf: (id) => id })],
  ['the renewal of links', createLinkRenewal()],
  [
    'the metrics of operations',
    createOperationMetrics(
      () => undefined,
      () => 0,
    ),
  ],
  ['the log of operations', createOperationLog(pino({ enabled: false }), () => 0)],
];

test.each(plugins)('%s refuses a response that comes in several parts', async (_which, plugin) => {
  const body = { kind: 'incremental' };
  const request = { contextValue: {}, response: { body } as unknown as GraphQLResponse };
  const listener = await plugin.requestDidStart?.(request as never);
  await expect(listener?.willSendResponse?.(request as never)).rejects.toThrow('not a single result');
});
