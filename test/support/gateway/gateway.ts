import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { startGateway } from '../../../src/app/create-gateway.js';
import type { OpenAuditFile } from '../../../src/audit/log/file.js';
import { parseConfig } from '../../../src/config/config.js';
import { toDemoEnvironment } from '../../../src/demo/environment.js';
import { createHttpClient, type HttpClient } from '../../../src/egress/http-client.js';
import type { HistoryStore } from '../../../src/history/history-store.js';
import { createLogger } from '../../../src/observability/logger.js';
import { type SimulatorOptions, startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../close-after-test.js';
import { createTestClock, type TestClock } from '../test-clock.js';

export type TestGatewayOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** The contents of the files that variables name, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly simulator?: SimulatorOptions;
  readonly clock?: TestClock;
  readonly send?: HttpClient;
  readonly openAuditFile?: OpenAuditFile;
  /** Replaces the database that HISTORY_DATABASE names. */
  readonly history?: HistoryStore;
  /** The jitter of every backoff; 0 waits as little as the rules allow. */
  readonly random?: () => number;
};

// biome-ignore lint/suspicious/noExplicitAny: tests read the client's JSON as it is, place by place.
export type Answer = { status: number; headers: Headers; data: any; errors: readonly GraphQLFormattedError[] };

/** Starts the whole gateway over HTTP with its own simulated provider; both end with the test. */
export async function startTestGateway(options: TestGatewayOptions = {}) {
  const { clock = createTestClock(), random = () => 0, history } = options;
  const simulator = await startSimulator({ now: clock.now, ...options.simulator });
  closeAfterTest(simulator.close);
  const logLines: string[] = [];
  const config = parseConfig(
    {
      ...toDemoEnvironment(simulator),
      PORT: '0',
      LOG_LEVEL: 'trace',
      // A cache allocates all its entries at once, which costs more than most tests do.
      STORE_MAX_ENTRIES: '5000',
      ...(history && { HISTORY_DATABASE: 'memory:' }),
      ...options.env,
    },
    (path) => readFrom(options.files, path),
  );
  const gateway = await startGateway(config, {
    clock,
    fetch: createHttpClient({ proxies: config.proxies }),
    send: options.send ?? createHttpClient({ proxies: config.proxies }),
    random,
    ...(history && { openHistory: async () => history }),
    ...(options.openAuditFile && { openAuditFile: options.openAuditFile }),
    logger: createLogger(config.logLevel, { write: (line) => void logLines.push(line) }),
    sampleSignatureId: simulator.sampleIds.passFarNear,
  });
  closeAfterTest(gateway.close);

  const post = async (body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { data, errors = [] } = (await response.json()) as FormattedExecutionResult;
    return { status: response.status, headers: response.headers, data, errors };
  };

  return {
    url: gateway.url,
    metricsUrl: gateway.metricsUrl ?? '',
    simulator,
    clock,
    logLines,
    close: gateway.close,
    replaceApiKeys: gateway.replaceApiKeys,
    /** Sends one operation and returns the client's JSON. */
    ask: (query: string, variables: Record<string, unknown> = {}) => post({ query, variables }),
    post,
    /** Returns the number of provider calls for results so far. */
    resultCalls: (signatureId?: string) => simulator.callsTo('get-result', signatureId).length,
    tokenCalls: () => simulator.callsTo('generate-token').length,
  };
}

function readFrom(files: TestGatewayOptions['files'], path: string): string {
  const text = files?.[path];
  if (text === undefined) throw new Error(`no file ${path}`);
  return text;
}

export type TestGateway = Awaited<ReturnType<typeof startTestGateway>>;
